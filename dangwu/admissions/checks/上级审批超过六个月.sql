-- check: 上级审批超过六个月
-- key: approval_6_months
-- severity: error
-- rule: approval_extended_months
-- evidence: admissions.Approval
-- found: {name}的{purpose}事项{reported_on:日}上报，{day_on:日}{state}，超过{months}个月
-- due: 经批准延长的，审批时间也不得超过{months}个月，最迟{reported_on:满months}
-- todo: 核对上报和审批日期，查明原因
-- by: {reported_on:满months}
-- span: extended = approval_extended_months
select v.id as id, v.organization_id as organization_id, v.name as name, v.purpose as purpose,
  v.reported_on as reported_on, v.day_on as day_on, v.state as state, x.months as months,
  v.step as step
from approvals_asked as v
join span_extended as x on x.day_on = v.day_on
where v.reported_on <= x.over_on
