-- figure: 慰问人数
-- unit: 人
-- group: 值守
-- means: 统计期内走访慰问的人数
-- measure: sum(people)
-- evidence: posts.ComfortVisit
-- shows: recipients 慰问对象, people 慰问人数, visited_on 慰问日期
-- zero: always
select x.id as id, x.organization_id as organization_id, x.recipients as recipients,
  x.people as people, x.visited_on as visited_on
from posts_comfortvisit as x
join stood as s on s.organization_id = x.organization_id
  and x.visited_on >= s.since and x.visited_on < s.until
where x.visited_on between :first and :last
