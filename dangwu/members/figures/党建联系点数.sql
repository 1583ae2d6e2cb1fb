-- figure: 党建联系点数
-- unit: 个
-- group: 组织
-- means: 统计期末日在用的党建联系点个数，同一党组织有多名领导联系只算一个
-- measure: count(distinct organization_id)
-- evidence: members.ContactPoint
-- shows: full_name 联系点, name 联系领导, since 起
-- says: [建立|设立|确定|明确][领导|党组织书记|书记|党员领导干部][党建|基层党建|支部][工作]联系点 {}个
-- says: {}个[基层|支部|党支部][党建][工作]联系点
-- says: (挂点|挂钩|定点|包联|挂包|结对联系|分片)[联系|帮扶][基层](党支部|支部|党组织) {}个
-- says: (领导|成员|领导干部)…联系[基层](党支部|支部|党组织) {}个
select c.id as id, c.organization_id as organization_id, o.full_name as full_name,
  m.name as name, c.since as since
from members_contactpoint as c
join scope as s on s.organization_id = c.organization_id
join organizations_organization as o on o.id = c.organization_id
join members_member as m on m.id = c.leader_id
where c.since <= :last and c.until > :last
