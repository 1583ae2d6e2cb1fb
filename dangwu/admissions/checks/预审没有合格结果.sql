-- check: 预审没有合格结果
-- key: prereview_result
-- severity: error
-- rule: prereview
-- evidence: admissions.Prereview
-- found: {name}{reviewed_on:日}的预审没有合格的结果
-- due: 预审合格的，方可发给《入党志愿书》、提交支部大会讨论
-- todo: 核对预审书面结果；不合格的，不提交支部大会
select p.id as id, a.organization_id as organization_id, a.name as name,
  p.reviewed_on as reviewed_on, 13 as step
from admissions_prereview as p
join admissions_applicant as a on a.id = p.applicant_id
join stood as s on s.organization_id = a.organization_id and p.reviewed_on >= s.since
  and p.reviewed_on < s.until
where p.reviewed_on between :first and :last and p.result <> '合格'
