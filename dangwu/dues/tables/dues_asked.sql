-- table: dues_asked
-- means: 要知道哪名党员哪一月应交多少党费：期间内核定过的每一笔
select a.id as id, a.organization_id as organization_id, a.member_id as member_id,
  a.month_no as month_no
from dues_assessment as a
join stood_month as s on s.organization_id = a.organization_id and s.month_no = a.month_no
