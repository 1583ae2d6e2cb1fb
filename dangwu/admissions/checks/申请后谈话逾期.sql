-- check: 申请后谈话逾期
-- severity: error
-- rule: first_talk_months
-- evidence: admissions.Step
-- found: {name}{began_on:日}递交入党申请书，{done_on:日}才派人谈话
-- due: 收到申请书后{months}个月内派人谈话
-- todo: 核对谈话记录的日期，今后按期谈话
-- span: talk = first_talk_months
select t.id as id, t.organization_id as organization_id, a.name as name, f.done_on as began_on,
  t.done_on as done_on, e.months as months
from admissions_step as t
join admissions_applicant as a on a.id = t.applicant_id
join admissions_step as f on f.applicant_id = t.applicant_id and f.number = 1 and f.passed
join stood as s on s.organization_id = t.organization_id and t.done_on >= s.since
  and t.done_on < s.until
join span_talk as e on e.day_on = t.done_on
where t.number = 2 and t.passed and f.done_on <= e.over_on
