-- table: star_reflected
-- means: 每名党员提交的心得体会，一篇一行
select r.id as id, r.organization_id as organization_id, r.member_id as member_id,
  r.handed_in_on as happened_on, 1 as amount
from learning_reflection as r
where r.handed_in_on between :first and :last
