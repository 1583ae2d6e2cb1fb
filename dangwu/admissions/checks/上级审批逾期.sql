-- check: 上级审批逾期
-- key: approval_3_months
-- severity: error
-- rule: approval_months
-- rule: approval_extended_months
-- evidence: admissions.Approval
-- found: {name}的{purpose}事项{reported_on:日}上报，{day_on:日}{state}
-- due: 上级党委应在{months}个月内审批，最迟{reported_on:满months}
-- todo: 核对审批日期；经批准延长的补记
-- by: {reported_on:满months}
-- span: approval = approval_months
-- span: extended = approval_extended_months
select v.id as id, v.organization_id as organization_id, v.name as name, v.purpose as purpose,
  v.reported_on as reported_on, v.day_on as day_on, v.state as state, e.months as months,
  v.step as step
from approvals_asked as v
join span_approval as e on e.day_on = v.day_on
join span_extended as x on x.day_on = v.day_on
where not v.time_extended and v.reported_on <= e.over_on and v.reported_on > x.over_on
