-- check: 在职党员未值守
-- severity: warning
-- evidence: members.Member
-- found: {branch}{name}期内没有到岗值守记录
-- due: 在职党员都参加值守
-- todo: 确已值守的补录班次
select m.id as id, p.organization_id as organization_id, m.name as name,
  o.document_name as branch
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
join organizations_organization as o on o.id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last
  and (m.retired_on is null or m.retired_on > :last)
  and not exists (
    select h.id from posts_shift as h
    where h.member_id = m.id and h.worked and h.worked_on between :first and :last
  )
