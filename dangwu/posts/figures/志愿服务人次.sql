-- figure: 志愿服务人次
-- unit: 人次
-- group: 值守
-- means: 统计期内参加志愿服务活动的人次
-- measure: count(*)
-- evidence: posts.VolunteerAttendance
-- shows: topic 活动内容, held_on 活动日期, member_id 党员编号, person_name 非党员姓名
select x.id as id, x.organization_id as organization_id, a.topic as topic, a.held_on as held_on,
  x.member_id as member_id, x.person_name as person_name
from posts_volunteerattendance as x
join posts_volunteeractivity as a on a.id = x.activity_id
join stood as s on s.organization_id = x.organization_id
  and a.held_on >= s.since and a.held_on < s.until
where a.held_on between :first and :last
