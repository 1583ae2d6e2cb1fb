-- check: 培养教育不满一年
-- key: cultivation_1_year
-- severity: error
-- rule: cultivation_months
-- evidence: admissions.Step
-- found: {name}{began_on:日}确定为入党积极分子，{done_on:日}列为发展对象，不满{months}个月
-- due: 经过{months}个月以上培养教育和考察方可列为发展对象，最早{began_on:满months}
-- todo: 核对确定日期；确不满期的，延后列为发展对象
-- span: cultivation = cultivation_months
select t.id as id, t.organization_id as organization_id, a.name as name, f.done_on as began_on,
  t.done_on as done_on, e.months as months, 7 as step
from admissions_step as t
join admissions_applicant as a on a.id = t.applicant_id
join admissions_step as f on f.applicant_id = t.applicant_id and f.number = 3 and f.passed
join stood as s on s.organization_id = t.organization_id and t.done_on >= s.since
  and t.done_on < s.until
join span_cultivation as e on e.day_on = t.done_on
where t.number = 7 and t.passed and f.done_on > e.start_on
