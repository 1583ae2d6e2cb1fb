-- figure: 联系点指导次数
-- unit: 次
-- group: 组织
-- means: 统计期内到党建联系点指导的次数
-- measure: count(*)
-- evidence: members.Visit
-- shows: full_name 联系点, name 联系领导, visited_on 指导日期, topic 内容
-- says: 联系点…(指导|调研|走访|检查|督导|帮扶)[工作] {}次
-- says: 联系点 // …(指导|调研|督导|走访)[工作] {}次
-- says: (指导|调研|走访)[党建]联系点[工作] {}次
-- says: 联系点 {}次
-- says: 联系[的]…(指导|督导|调研指导|蹲点指导|帮扶指导) {}次
select v.id as id, v.organization_id as organization_id, o.full_name as full_name,
  m.name as name, v.visited_on as visited_on, v.topic as topic
from members_visit as v
join stood as s on s.organization_id = v.organization_id
  and v.visited_on >= s.since and v.visited_on < s.until
join members_contactpoint as c on c.id = v.contact_point_id
join organizations_organization as o on o.id = v.organization_id
join members_member as m on m.id = c.leader_id
where v.visited_on between :first and :last
