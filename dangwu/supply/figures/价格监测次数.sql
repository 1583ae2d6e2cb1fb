-- figure: 价格监测次数
-- unit: 次
-- group: 保供
-- means: 统计期内价格监测次数：一个监测点一个品种监测一天计一次
-- measure: count(*)
-- evidence: supply.PriceReading
-- shows: commodity 品种, place 监测点, price_fen 单价（分）, unit 计量单位, read_on 监测日期
-- says: 价格 (监测|采集|采价|监测预警|调查|监测采报|监测调查|采报) {}(次|轮|期)
-- says: (监测|采集|调查|开展|上报)…价格[信息|数据|行情|监测] {}(次|轮|期)
-- says: {}次 …价格监测
-- says: 采价 {}次
-- says: (价格|物价) // (监测|采价|采集|报价|调查) {}(次|轮)
-- says: (粮油|粮食|市场|菜价|肉菜|物价|商品)价格 (监测|采集|采价|调查|巡查监测) {}(次|轮|期)
-- says: 监测品种 // 监测 {}次
select x.id as id, x.organization_id as organization_id, x.commodity as commodity,
  x.place as place, x.price_fen as price_fen, x.unit as unit, x.read_on as read_on
from supply_pricereading as x
join stood as s on s.organization_id = x.organization_id
  and x.read_on >= s.since and x.read_on < s.until
where x.read_on between :first and :last
