-- table: star_volunteered
-- means: 每名党员参加的志愿服务活动，一次一行
select v.id as id, v.organization_id as organization_id, v.member_id as member_id,
  c.held_on as happened_on, 1 as amount
from posts_volunteerattendance as v
join posts_volunteeractivity as c on c.id = v.activity_id
where v.member_id is not null and c.held_on between :first and :last
