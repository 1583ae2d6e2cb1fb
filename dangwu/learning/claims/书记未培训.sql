-- check: 书记未培训
-- severity: warning
-- evidence: members.Member
-- found: {name}（{branch}书记）期内没有参加过培训
-- due: 在任书记都参加过培训
-- todo: 确已参训的补录参训记录
select distinct p.member_id as id, p.organization_id as organization_id, w.name as name,
  o.document_name as branch
from members_post as p
join scope as s on s.organization_id = p.organization_id
join organizations_organization as o on o.id = p.organization_id
join members_member as w on w.id = p.member_id
where p.is_secretary and o.kind = '党支部' and p.since <= :last and p.until > :last
  and not exists (
    select a.id from learning_courseattendance as a
    join learning_course as c on c.id = a.course_id
    where a.member_id = p.member_id and c.began_on <= :last and c.ended_on >= :first
  )
