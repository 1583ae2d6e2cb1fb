-- check: 支部大会提前讨论转正
-- key: conversion_early
-- severity: error
-- rule: probation_months
-- evidence: admissions.Step
-- found: {name}{admitted_on:日}成为预备党员，{day_on:日}就讨论转正，预备期未满
-- due: 预备期{probation_months}个月，从支部大会通过之日算起，到{base_on:满rest}满
-- todo: 核对支部大会日期；确实提前的，预备期满后重新讨论
-- span: probation = probation_months
select c.id as id, c.organization_id as organization_id, c.name as name,
  c.admitted_on as admitted_on, c.day_on as day_on,
  coalesce(c.extended_to, c.admitted_on) as base_on,
  case when c.extended_to is null then e.months else 0 end as rest, 23 as step
from confirmations as c
join span_probation as e on e.day_on = c.day_on
where c.held = 1
  and (c.extended_to > c.day_on or (c.extended_to is null and c.admitted_on > e.start_on))
