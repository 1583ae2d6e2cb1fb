-- figure: 党务培训人次
-- unit: 人次
-- group: 学习
-- means: 党组织书记和党务工作者参加统计期内开班的培训班的人次，读书班另计
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
  and c.category = '党务工作者' and k.kind <> '读书班'
