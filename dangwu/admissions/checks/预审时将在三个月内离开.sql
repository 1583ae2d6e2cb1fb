-- check: 预审时将在三个月内离开
-- key: leaving_within_3_months
-- severity: warning
-- rule: leaving_months
-- evidence: admissions.Prereview
-- found: {name}{reviewed_on:日}预审，计划{planned_leave_on:日}离开工作、学习单位
-- due: 未来{months}个月内（{reviewed_on:满months}前）将离开的，一般不办理接收预备党员手续
-- todo: 核对离开日期，向接收单位党组织介绍情况
-- span: leaving = leaving_months
select p.id as id, a.organization_id as organization_id, a.name as name,
  p.reviewed_on as reviewed_on, p.planned_leave_on as planned_leave_on, e.months as months,
  13 as step
from admissions_prereview as p
join admissions_applicant as a on a.id = p.applicant_id
join stood as s on s.organization_id = a.organization_id and p.reviewed_on >= s.since
  and p.reviewed_on < s.until
join span_leaving as e on e.day_on = p.reviewed_on
where p.planned_leave_on < e.full_on
