-- check: 党员未谈心谈话
-- severity: warning
-- evidence: members.Member
-- found: {branch}{name}期内没有谈心谈话记录
-- due: 在册党员都谈过话
-- todo: 确已谈话的补录谈话记录
select m.id as id, p.organization_id as organization_id, m.name as name,
  o.document_name as branch
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
join organizations_organization as o on o.id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last
  and not exists (
    select t.id from meetings_hearttalk as t
    where (t.talker_id = m.id or t.listener_id = m.id) and t.held_on between :first and :last
  )
