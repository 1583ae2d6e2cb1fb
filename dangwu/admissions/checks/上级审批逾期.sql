-- check: 上级审批逾期
-- severity: error
-- rule: approval_months
-- evidence: admissions.Approval
-- found: {name}的{purpose}事项{reported_on:日}上报，{approved_on:日}才审批
-- due: 上级党委应在{months}个月内审批
-- todo: 核对审批日期；经批准延长的补记
-- span: approval = approval_months
select v.id as id, a.organization_id as organization_id, a.name as name, v.purpose as purpose,
  v.reported_on as reported_on, v.approved_on as approved_on, e.months as months
from admissions_approval as v
join admissions_applicant as a on a.id = v.applicant_id
join stood as s on s.organization_id = a.organization_id and v.approved_on >= s.since
  and v.approved_on < s.until
join span_approval as e on e.day_on = v.approved_on
where not v.time_extended and v.reported_on <= e.over_on
