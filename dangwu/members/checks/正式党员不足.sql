-- check: 正式党员不足
-- severity: error
-- rule: branch_full_members_least
-- evidence: organizations.Organization
-- found: {name}有正式党员{members}名
-- due: 成立党支部应有正式党员{branch_full_members_least}名以上
-- todo: 研究与邻近单位成立联合党支部，或补录组织关系
select o.id as id, o.id as organization_id, o.document_name as name, count(m.id) as members
from organizations_organization as o
join scope as s on s.organization_id = o.id
left join members_membership as p on p.organization_id = o.id and p.since <= :last
  and p.until > :last
left join members_member as m on m.id = p.member_id and m.admitted_on <= :last
  and m.left_on > :last and m.confirmed_on <= :last
where o.kind = '党支部'
group by o.id, o.document_name
having count(m.id) < :branch_full_members_least
