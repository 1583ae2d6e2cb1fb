-- check: 预备期起算日不符
-- key: probation_start
-- severity: error
-- rule: probation_months
-- evidence: admissions.Probation
-- found: {name}{admitted_on:日}经支部大会通过，登记的预备期从{began_on:日}算起
-- due: 预备期从支部大会通过之日算起，不从宣誓或审批之日算起
-- todo: 更正入党志愿书和登记上的预备期
select p.id as id, t.organization_id as organization_id, a.name as name, t.done_on as admitted_on,
  p.began_on as began_on, 21 as step
from admissions_probation as p
join admissions_applicant as a on a.id = p.applicant_id
join admissions_step as t on t.applicant_id = p.applicant_id and t.number = 15 and t.passed
join stood as s on s.organization_id = t.organization_id and t.done_on >= s.since
  and t.done_on < s.until
where t.done_on between :first and :last and p.began_on <> t.done_on
