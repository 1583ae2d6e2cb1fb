-- check: 政治审查没有合格结论
-- key: political_review
-- severity: error
-- rule: political_review
-- evidence: admissions.PoliticalReview
-- found: {name}{concluded_on:日}的政治审查没有合格的结论
-- due: 未经政治审查或者政治审查不合格的，不能发展入党
-- todo: 核对政审结论性材料；不合格的，停止发展
select p.id as id, a.organization_id as organization_id, a.name as name,
  p.concluded_on as concluded_on, 10 as step
from admissions_politicalreview as p
join admissions_applicant as a on a.id = p.applicant_id
join stood as s on s.organization_id = a.organization_id and p.concluded_on >= s.since
  and p.concluded_on < s.until
where p.concluded_on between :first and :last and p.conclusion <> '合格'
