-- table: star_absent
-- means: 每名党员没有请假而缺席的组织生活，一次一行
select a.id as id, h.organization_id as organization_id, a.member_id as member_id,
  h.held_on as happened_on, 1 as amount
from meetings_attendance as a
join meetings_meeting as h on h.id = a.meeting_id
where a.state = '缺席' and h.held_on between :first and :last
