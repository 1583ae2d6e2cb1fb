-- check: 转入党员推迟讨论转正过长
-- key: deferral_6_months
-- severity: error
-- rule: probation_months
-- rule: deferral_months
-- evidence: admissions.Step
-- found: {name}转入时是预备党员，推迟讨论转正，{day_on:日}{state}，预备期满后已超过{months}个月
-- due: 转入的预备党员推迟讨论转正的时间不超过{months}个月
-- todo: 核对支部大会日期；没有讨论的尽快讨论
-- span: deferral = deferral_months
-- span: probation_deferral = probation_months + deferral_months
select c.id as id, c.organization_id as organization_id, c.name as name,
  c.admitted_on as admitted_on, c.day_on as day_on, c.state as state, o.months as months,
  23 as step
from confirmations as c
join span_deferral as o on o.day_on = c.day_on
join span_probation_deferral as e on e.day_on = c.day_on
where c.deferred
  and (c.extended_to <= o.over_on or (c.extended_to is null and c.admitted_on <= e.over_on))
