-- table: star_studied
-- means: 每名党员参加培训班、读书班的分钟数
select c.id as id, c.organization_id as organization_id, c.member_id as member_id,
  k.began_on as happened_on, c.minutes as amount
from learning_courseattendance as c
join learning_course as k on k.id = c.course_id
where c.member_id is not null and k.began_on between :first and :last
