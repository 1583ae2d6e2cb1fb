-- table: star_commended
-- means: 每名党员受到的表彰，一项一行
select c.id as id, c.organization_id as organization_id, c.member_id as member_id,
  c.granted_on as happened_on, 1 as amount
from members_commendation as c
where c.granted_on between :first and :last
