-- figure: 价格监测品种数
-- unit: 个
-- group: 保供
-- means: 统计期内监测过价格的不同品种数
-- measure: count(distinct commodity)
-- evidence: supply.PriceReading
-- shows: commodity 品种, place 监测点, price_fen 单价（分）, unit 计量单位, read_on 监测日期
-- says: (监测|采集|跟踪|采价|关注)…{}(种|类) …(品种|商品|价格)
-- says: (监测|采集|跟踪|采价|关注)…{}个 …(品种|商品)
-- says: [价格]监测[商品|的]品种 {}(个|种|类)
-- says: {}(种|类) …(价格|品种|商品|生活必需品)…监测
-- says: {}个 …(品种|商品)…监测
-- says: (监测|采集)…(商品|品种|生活必需品|农副产品|副食品) {}(个|种|类)
-- says: {}(个|种|类) [生活必需品|重要|主要]…(商品|价格) // 监测
-- says: 价格监测 // (品种|商品|涉及) {}(个|种|类)
-- says: 监测[的] {}(个|种|类) …(商品|品种)
-- says: (价格|物价)[盯|盯住|监测|跟踪|关注][了|着] {}(个|种|类) …(品种|商品)
-- says: 盯[住|了|着] {}(个|种|类) …(品种|商品)…价格
-- says: 价格监测…涉及…品种 {}个
-- says: 监测 // {}个品种
select x.id as id, x.organization_id as organization_id, x.commodity as commodity,
  x.place as place, x.price_fen as price_fen, x.unit as unit, x.read_on as read_on
from supply_pricereading as x
join stood as s on s.organization_id = x.organization_id
  and x.read_on >= s.since and x.read_on < s.until
where x.read_on between :first and :last
