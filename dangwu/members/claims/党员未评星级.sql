-- check: 党员未评星级
-- severity: warning
-- evidence: members.Member
-- found: {branch}{name}期内没有星级评定
-- due: 在册党员都评定星级
-- todo: 确已评定的补录星级
select m.id as id, p.organization_id as organization_id, m.name as name,
  o.document_name as branch
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
join organizations_organization as o on o.id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last
  and not exists (
    select r.id from members_starrating as r
    where r.member_id = m.id and r.rated_on between :first and :last
  )
