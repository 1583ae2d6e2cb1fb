-- table: year_seats
-- means: 全年（年首日和年末日都在任）的支部书记、副书记和委员；换届连任的算全年
select distinct y.organization_id as organization_id, y.span_no as span_no, y.first_on as first_on,
  y.last_on as last_on, p.member_id as member_id
from life_spans as y
join branch_seats as b on b.organization_id = y.organization_id
  and b.since <= y.first_on and b.until > y.first_on
join branch_seats as p on p.organization_id = y.organization_id and p.member_id = b.member_id
  and p.since <= y.last_on and p.until > y.last_on
where y.months = 12 and y.holder = '党支部'
