-- check: 列为发展对象前听取意见不全
-- key: opinions_4
-- severity: error
-- rule: opinions_heard
-- evidence: admissions.Step
-- found: {name}{done_on:日}列为发展对象，此前听取了{heard}个方面的意见
-- due: 应听取党小组、培养联系人、党员、群众{opinions_heard}个方面的意见
-- todo: 核对听取意见记录，补录或补听
select t.id as id, t.organization_id as organization_id, a.name as name, t.done_on as done_on,
  count(distinct o.source) as heard, 7 as step
from admissions_step as t
join admissions_applicant as a on a.id = t.applicant_id
join stood as s on s.organization_id = t.organization_id and t.done_on >= s.since
  and t.done_on < s.until
left join admissions_opinion as o on o.applicant_id = t.applicant_id and o.heard_on <= t.done_on
  and o.source in ('党小组', '培养联系人', '党员', '群众')
where t.number = 7 and t.passed and t.done_on between :first and :last
group by t.id, t.organization_id, a.name, t.done_on
having count(distinct o.source) < :opinions_heard
