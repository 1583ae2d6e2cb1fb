-- check: 在职党员未报到
-- severity: warning
-- evidence: members.Member
-- found: {branch}{name}没有到社区报到
-- due: 在职党员都到居住地社区报到
-- todo: 确已报到的补录报到社区
select m.id as id, p.organization_id as organization_id, m.name as name,
  o.document_name as branch
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
join organizations_organization as o on o.id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last
  and (m.retired_on is null or m.retired_on > :last)
  and not exists (
    select r.id from posts_communityregistration as r
    where r.member_id = m.id and r.since <= :last and r.until > :last
  )
