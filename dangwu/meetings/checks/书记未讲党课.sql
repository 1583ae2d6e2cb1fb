-- check: 书记未讲党课
-- severity: error
-- rule: secretary_lecture_per_year
-- evidence: members.Member
-- found: {name}（{branch}书记）{span_no:段}讲党课{held}次
-- due: 书记每年至少讲党课{secretary_lecture_per_year}次
-- todo: 确已讲课的在党课记录中补填授课人，未讲的补讲
select p.member_id as id, p.organization_id as organization_id, w.name as name,
  o.document_name as branch, y.span_no as span_no, count(distinct h.id) as held
from members_post as p
join organizations_organization as o on o.id = p.organization_id
join members_member as w on w.id = p.member_id
join life_spans as y on y.organization_id = p.organization_id and y.months = 12
join members_post as b on b.organization_id = p.organization_id and b.member_id = p.member_id
  and b.is_secretary and b.since <= y.first_on and b.until > y.first_on
left join meetings_meeting as h on h.lecturer_id = p.member_id and h.kind = '党课'
  and h.held_on between y.first_on and y.last_on
where p.is_secretary and p.since <= y.last_on and p.until > y.last_on
group by p.member_id, p.organization_id, w.name, o.document_name, y.span_no
having count(distinct h.id) < :secretary_lecture_per_year
