-- figure: 服务群众人次
-- unit: 人次
-- group: 值守
-- means: 统计期内服务群众的人次
-- measure: sum(people)
-- evidence: posts.ResidentService
-- shows: topic 服务内容, people 服务人次, served_on 服务日期
-- zero: always
select x.id as id, x.organization_id as organization_id, x.topic as topic, x.people as people,
  x.served_on as served_on
from posts_residentservice as x
join stood as s on s.organization_id = x.organization_id
  and x.served_on >= s.since and x.served_on < s.until
where x.served_on between :first and :last
