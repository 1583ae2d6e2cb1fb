-- figure: 党务工作者人数
-- unit: 人
-- group: 组织
-- means: 统计期末日担任任何党内职务的人数，一人兼任多职只算一人
-- measure: count(distinct member_id)
-- evidence: members.Post
-- shows: name 姓名, full_name 党组织, title 职务, since 任职日
-- says: [专兼职|专职|兼职]党务(工作者|干部|工作人员|人员) {}名
-- says: {}名 [专兼职|专职|兼职]党务(工作者|干部|工作人员|人员)
-- says: (从事|负责)党务工作[的](干部|人员|同志) {}名
select p.id as id, p.organization_id as organization_id, p.member_id as member_id,
  m.name as name, o.full_name as full_name, p.title as title, p.since as since
from members_post as p
join scope as s on s.organization_id = p.organization_id
join members_member as m on m.id = p.member_id
join organizations_organization as o on o.id = p.organization_id
where p.since <= :last and p.until > :last
