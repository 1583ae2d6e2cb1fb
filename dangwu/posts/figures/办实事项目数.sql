-- figure: 办实事项目数
-- unit: 项
-- group: 值守
-- means: 统计期内立项为群众办实事的项目数
-- measure: count(*)
-- evidence: posts.PracticalThing
-- shows: title 项目, undertaken_on 立项日期, done_on 办结日期
select x.id as id, x.organization_id as organization_id, x.title as title,
  x.undertaken_on as undertaken_on, x.done_on as done_on
from posts_practicalthing as x
join stood as s on s.organization_id = x.organization_id
  and x.undertaken_on >= s.since and x.undertaken_on < s.until
where x.undertaken_on between :first and :last
