-- check: 发展材料缺失
-- key: missing_document
-- severity: error
-- evidence: admissions.MissingPaper
-- found: {name}的档案缺第{step}步“{step_name}”的材料：{paper}
-- due: 每一步的材料都应齐全
-- todo: 查找或补办缺少的材料，不得伪造
select n.id as id, a.organization_id as organization_id, a.name as name, n.paper as paper,
  k.step_name as step_name, n.step as step
from admissions_missingpaper as n
join admissions_applicant as a on a.id = n.applicant_id
join stood as s on s.organization_id = a.organization_id and n.noted_on >= s.since
  and n.noted_on < s.until
join step_names as k on k.number = n.step
where n.noted_on between :first and :last
