-- check: 支部党员超过上限
-- severity: warning
-- rule: branch_members_most
-- evidence: organizations.Organization
-- found: {name}有党员{members}名
-- due: 党支部党员一般不超过{branch_members_most}名
-- todo: 研究分设党支部或改建党总支
select o.id as id, o.id as organization_id, o.document_name as name, count(m.id) as members
from organizations_organization as o
join scope as s on s.organization_id = o.id
left join members_membership as p on p.organization_id = o.id and p.since <= :last
  and p.until > :last
left join members_member as m on m.id = p.member_id and m.admitted_on <= :last
  and m.left_on > :last
where o.kind = '党支部'
group by o.id, o.document_name
having count(m.id) > :branch_members_most
