-- check: 书记未述职评议
-- severity: warning
-- evidence: members.Member
-- found: {name}（{branch}书记）期内没有述职评议记录
-- due: 在任书记都参加述职评议
-- todo: 确已述职的补录评议结果
select distinct p.member_id as id, p.organization_id as organization_id, w.name as name,
  o.document_name as branch
from members_post as p
join scope as s on s.organization_id = p.organization_id
join organizations_organization as o on o.id = p.organization_id
join members_member as w on w.id = p.member_id
where p.is_secretary and o.kind = '党支部' and p.since <= :last and p.until > :last
  and not exists (
    select a.id from duties_appraisal as a
    where a.member_id = p.member_id and a.appraised_on between :first and :last
  )
