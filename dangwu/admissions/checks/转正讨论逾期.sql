-- check: 转正讨论逾期
-- key: conversion_late
-- severity: warning
-- rule: probation_months
-- rule: confirmation_overdue_months
-- evidence: admissions.Step
-- found: {name}{admitted_on:日}成为预备党员，{day_on:日}{state}，预备期满后已超过{overdue}个月
-- due: 预备期满应及时讨论转正，超过{overdue}个月的提醒
-- todo: 核对支部大会日期；没有讨论的尽快讨论
-- span: overdue = confirmation_overdue_months
-- span: probation_overdue = probation_months + confirmation_overdue_months
select c.id as id, c.organization_id as organization_id, c.name as name,
  c.admitted_on as admitted_on, c.day_on as day_on, c.state as state, o.months as overdue,
  23 as step
from confirmations as c
join span_overdue as o on o.day_on = c.day_on
join span_probation_overdue as e on e.day_on = c.day_on
where not c.deferred
  and (c.extended_to <= o.over_on or (c.extended_to is null and c.admitted_on <= e.over_on))
