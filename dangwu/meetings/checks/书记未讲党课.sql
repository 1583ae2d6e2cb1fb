-- check: 书记未讲党课
-- severity: error
-- rule: secretary_lecture_per_year
-- evidence: members.Member
-- found: {name}（{branch}书记）截至{month_no:月}当年讲党课{held}次
-- due: 书记每年至少讲党课{secretary_lecture_per_year}次
-- todo: 确已讲课的在党课记录中补填授课人，未讲的补讲
with year as (
  select e.month_no as month_no, e.last_on as last_on, b.first_on as first_on
  from month as e
  join organizations_month as b on b.month_no = e.month_no - 11
  where e.month_no % 12 = 11 and e.last_on <= :last
)
select p.member_id as id, p.organization_id as organization_id, w.name as name,
  o.document_name as branch, y.month_no as month_no, count(distinct h.id) as held
from members_post as p
join organizations_organization as o on o.id = p.organization_id
join members_member as w on w.id = p.member_id
join stood_month as s on s.organization_id = p.organization_id
join year as y on y.month_no = s.month_no
join members_post as b on b.organization_id = p.organization_id and b.member_id = p.member_id
  and b.is_secretary and b.since <= y.first_on and b.until > y.first_on
left join meetings_meeting as h on h.lecturer_id = p.member_id and h.kind = '党课'
  and h.held_on between y.first_on and y.last_on
where p.is_secretary and p.since <= y.last_on and p.until > y.last_on
group by p.member_id, p.organization_id, w.name, o.document_name, y.month_no
having count(distinct h.id) < :secretary_lecture_per_year
