-- table: year_members
-- means: 年首日和年末日都在同一个党支部的党员
select distinct y.organization_id as organization_id, y.span_no as span_no,
  y.first_on as first_on, y.last_on as last_on, m.id as member_id
from life_spans as y
join branch_members as p on p.organization_id = y.organization_id
  and p.since <= y.last_on and p.until > y.last_on
join branch_members as q on q.organization_id = y.organization_id and q.member_id = p.member_id
  and q.since <= y.first_on and q.until > y.first_on
join members_member as m on m.id = p.member_id
  and m.admitted_on <= y.first_on and m.left_on > y.last_on
where y.months = 12 and y.holder = '党支部'
