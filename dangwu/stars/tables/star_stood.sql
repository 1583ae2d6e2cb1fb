-- table: star_stood
-- means: 每名党员到岗的值守班次，一班一行
select s.id as id, s.organization_id as organization_id, s.member_id as member_id,
  s.worked_on as happened_on, 1 as amount
from posts_shift as s
where s.worked and s.member_id is not null and s.worked_on between :first and :last
