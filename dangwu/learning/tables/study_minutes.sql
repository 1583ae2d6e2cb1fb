-- table: study_minutes
-- means: 每名党员每次学习的日期和分钟数：出席中心组学习、支部集中学习、专题研讨、大讨论、党课，参加培训班、读书班；没有登记时长的为空
select a.member_id as member_id, h.held_on as studied_on, h.minutes_long as minutes
from meetings_attendance as a
join meetings_meeting as h on h.id = a.meeting_id
where a.state = '出席'
  and h.kind in ('中心组学习', '支部集中学习', '专题研讨', '大讨论', '党课')
union all
select c.member_id as member_id, k.began_on as studied_on, c.minutes as minutes
from learning_courseattendance as c
join learning_course as k on k.id = c.course_id
where c.member_id is not null
