-- check: 书记期内未讲党课
-- severity: warning
-- evidence: members.Member
-- found: {name}（{branch}书记）期内没有讲过党课
-- due: 在任书记都讲过党课
-- todo: 确已讲课的在党课记录中补填授课人
select distinct p.member_id as id, p.organization_id as organization_id, w.name as name,
  o.document_name as branch
from members_post as p
join scope as s on s.organization_id = p.organization_id
join organizations_organization as o on o.id = p.organization_id
join members_member as w on w.id = p.member_id
where p.is_secretary and o.kind = '党支部' and p.since <= :last and p.until > :last
  and not exists (
    select h.id from meetings_meeting as h
    where h.kind = '党课' and h.lecturer_id = p.member_id and h.held_on between :first and :last
  )
