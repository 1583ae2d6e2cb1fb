-- figure: 办实事项目数
-- unit: 项
-- group: 值守
-- means: 统计期内立项为群众办实事的项目数
-- measure: count(*)
-- evidence: posts.PracticalThing
-- shows: title 项目, undertaken_on 立项日期, done_on 办结日期
-- says: 办[好|理|成][民生|惠民|群众]实事[好事|项目] {}(件|项|个)
-- says: [我为群众]办实事[好事|项目|清单|活动] {}(件|项|个)
-- says: (民生实事|实事项目|实事好事|好事实事|惠民实事|民生项目|实事) {}(件|项|个)
-- says: {}(件|项|个) [民生|惠民|群众|为民|便民]…(实事|好事|民生项目)
-- says: (群众|居民) // …(清单|项目清单) {}(项|件|个)
-- says: (群众|居民|实事|民生) // [已|现] (办结|办理|完成|解决|落实) {}(项|件|个)
-- says: 为(群众|居民|民|百姓)(办|解决|做)[实事|好事|难题|难事|急难愁盼问题] {}(件|项|个)
-- says: 解决(群众|居民)…(问题|难题|困难|诉求) {}(件|项|个)
-- says: 办实事 // …项目 {}(个|项|件)
-- says: 实事…项目 {}(个|项|件)
-- says: (帮|为|替)(群众|居民|百姓|住户|企业|老百姓|大家)[们]…(办|做|解决)[了|成|好]…{}(件|项|个)
-- says: [为|帮][群众|居民|民|百姓|职工|企业]办[好|理|成]实事[好事|项目] {}(件|项|个)
-- says: [为|帮]民办[好|理|成]实事[好事|项目] {}(件|项|个)
-- says: (民生实事|实事|民生|为民办实事|惠民)[项目]清单 {}(件|项|条|个)
-- says: (确定|列出|梳理|确立|推出|认领|实施|建立|制定|公布)…(办实事|民生实事|实事|惠民|为民服务)…(清单|项目|事项) {}(个|项|件|条)
select x.id as id, x.organization_id as organization_id, x.title as title,
  x.undertaken_on as undertaken_on, x.done_on as done_on
from posts_practicalthing as x
join stood as s on s.organization_id = x.organization_id
  and x.undertaken_on >= s.since and x.undertaken_on < s.until
where x.undertaken_on between :first and :last
