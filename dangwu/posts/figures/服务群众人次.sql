-- figure: 服务群众人次
-- unit: 人次
-- group: 值守
-- means: 统计期内服务群众的人次
-- measure: sum(people)
-- evidence: posts.ResidentService
-- shows: topic 服务内容, people 服务人次, served_on 服务日期
-- zero: always
-- says: 服务[了|保障](群众|居民|市民|村民|百姓|职工|企业职工|困难群众|居民群众|老人) {}(人次|人|名)
-- says: (惠及|受益|受惠)(群众|居民|市民|村民|百姓) {}(人次|人)
-- says: (群众|居民)(受益|受惠) {}(人次|人)
-- says: 为 {}(人次|名|人) (群众|居民|市民|村民)…服务
-- says: 为(群众|居民)…服务 {}人次
-- says: (志愿服务|志愿者) // (服务|惠及|受益)[群众|居民] {}(人次|人)
-- says: 服务 {}(人次|名|人) (群众|居民|市民|村民|百姓)
-- says: …为(群众|居民|老人|职工|百姓|村民|市民|居民群众)[提供|开展|做|办]…服务 {}(人次|次|人)
-- says: 服务…(群众|居民|市民|村民|百姓|老人) {}人次
select x.id as id, x.organization_id as organization_id, x.topic as topic, x.people as people,
  x.served_on as served_on
from posts_residentservice as x
join stood as s on s.organization_id = x.organization_id
  and x.served_on >= s.since and x.served_on < s.until
where x.served_on between :first and :last
