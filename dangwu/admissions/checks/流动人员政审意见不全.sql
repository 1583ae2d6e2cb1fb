-- check: 流动人员政审意见不全
-- key: floating_opinions
-- severity: error
-- rule: floating_opinions
-- evidence: admissions.PoliticalReview
-- found: {name}是流动人员，{concluded_on:日}的政治审查征求了{heard}处意见
-- due: 流动人员应征求户籍地和居住地党组织{floating_opinions}处的意见
-- todo: 补征户籍地、居住地党组织的意见
select p.id as id, a.organization_id as organization_id, a.name as name,
  p.concluded_on as concluded_on, count(distinct o.source) as heard, 10 as step
from admissions_politicalreview as p
join admissions_applicant as a on a.id = p.applicant_id
join stood as s on s.organization_id = a.organization_id and p.concluded_on >= s.since
  and p.concluded_on < s.until
left join admissions_opinion as o on o.applicant_id = p.applicant_id
  and o.source in ('户籍地党组织', '居住地党组织')
where p.concluded_on between :first and :last and p.floating
group by p.id, a.organization_id, a.name, p.concluded_on
having count(distinct o.source) < :floating_opinions
