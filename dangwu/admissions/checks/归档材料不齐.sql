-- check: 归档材料不齐
-- key: archive_5
-- severity: error
-- rule: archived_papers
-- evidence: admissions.Step
-- found: {name}{done_on:日}材料归档，归入{filed}种
-- due: 入党志愿书、入党申请书、政审材料、转正申请书、培养考察材料{archived_papers}种都应归档
-- todo: 查找缺少的材料，补齐归档
select t.id as id, t.organization_id as organization_id, a.name as name, t.done_on as done_on,
  count(distinct n.kind) as filed, 25 as step
from admissions_step as t
join admissions_applicant as a on a.id = t.applicant_id
join stood as s on s.organization_id = t.organization_id and t.done_on >= s.since
  and t.done_on < s.until
left join admissions_archivedpaper as n on n.applicant_id = t.applicant_id
where t.number = 25 and t.passed and t.done_on between :first and :last
group by t.id, t.organization_id, a.name, t.done_on
having count(distinct n.kind) < :archived_papers
