-- figure: 粮食购入量
-- unit: 吨
-- group: 保供
-- means: 统计期内购入粮食（原粮和成品粮）的数量，食用油不算
-- measure: sum(kg) / 1000
-- evidence: supply.Purchase
-- shows: kind 品类, kg 数量（公斤）, bought_on 购入日期
-- says: (收购|购入|购进|采购|收储|收购入库|购买)[了|各类|新|优质] <粮食> {}吨
-- says: {}吨 …<粮食>…收购任务
-- says: (收购|购入|购进|收储)(新麦|夏粮|秋粮|新粮|早稻|稻谷|大豆) {}吨
-- says: <粮食>…(收购|购进|购入|收储|采购)[量|数量|总量|任务] {}吨
-- says: (收购|购入|购进|采购) {}吨 <粮食>
-- says: (收购|购入|购进) {}吨
-- says: (新粮|粮食|夏粮|秋粮|<粮食>)收购[入库|总量|量] {}吨
select x.id as id, x.organization_id as organization_id, x.kind as kind, x.kg as kg,
  x.bought_on as bought_on
from supply_purchase as x
join stood as s on s.organization_id = x.organization_id
  and x.bought_on >= s.since and x.bought_on < s.until
where x.bought_on between :first and :last
  and x.kind in ('原粮', '成品粮')
