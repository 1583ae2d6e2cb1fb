-- check: 申请入党不满十八周岁
-- key: age_18
-- severity: error
-- rule: application_age
-- evidence: admissions.Step
-- found: {name}{done_on:日}递交入党申请书时不满{application_age}周岁（出生年月日{birth_no}）
-- due: 年满{application_age}周岁方可申请入党
-- todo: 核对出生日期和申请日期；确不满的，年满后重新申请
-- span: age = application_age
select t.id as id, t.organization_id as organization_id, a.name as name, t.done_on as done_on,
  a.birth_no as birth_no, 1 as step
from admissions_step as t
join admissions_applicant as a on a.id = t.applicant_id
join stood as s on s.organization_id = t.organization_id and t.done_on >= s.since
  and t.done_on < s.until
join span_age as e on e.day_on = t.done_on
where t.number = 1 and t.passed and a.birth_no > e.start_no
