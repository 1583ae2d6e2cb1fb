-- check: 党员未评议
-- severity: warning
-- evidence: members.Member
-- found: {branch}{name}期内没有民主评议结果
-- due: 在册党员都参加民主评议
-- todo: 确已评议的补录评议结果
select m.id as id, p.organization_id as organization_id, m.name as name,
  o.document_name as branch
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
join organizations_organization as o on o.id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last
  and not exists (
    select a.id from meetings_memberappraisal as a
    where a.member_id = m.id and a.appraised_on between :first and :last
  )
