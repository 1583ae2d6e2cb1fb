-- table: star_attended
-- means: 每名党员到会的三会一课、主题党日、组织生活会和支部集中学习，一次一行
select a.id as id, h.organization_id as organization_id, a.member_id as member_id,
  h.held_on as happened_on, 1 as amount
from meetings_attendance as a
join meetings_meeting as h on h.id = a.meeting_id
where a.state = '出席' and h.kind in ('支部党员大会', '支部委员会', '党小组会', '党课', '主题党日',
  '组织生活会', '支部集中学习') and h.held_on between :first and :last
