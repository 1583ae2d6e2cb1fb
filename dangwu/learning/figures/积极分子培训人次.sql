-- figure: 积极分子培训人次
-- unit: 人次
-- group: 发展党员
-- means: 入党积极分子参加统计期内开班的培训班的人次
-- measure: count(*)
-- evidence: learning.CourseAttendance
-- shows: began_on 开班日期, name 培训班, category 参训身份
select c.id as id, c.organization_id as organization_id, k.began_on as began_on, k.name as name,
  c.category as category
from learning_courseattendance as c
join learning_course as k on k.id = c.course_id
join stood as s on s.organization_id = c.organization_id
  and k.began_on >= s.since and k.began_on < s.until
where k.began_on between :first and :last
  and c.category = '积极分子'
