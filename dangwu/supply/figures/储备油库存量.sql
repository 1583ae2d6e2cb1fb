-- figure: 储备油库存量
-- unit: 吨
-- group: 保供
-- means: 统计期末日在用库点的储备油库存，取各库点末日及以前最近一次监测数；商品油不算
-- measure: sum(kg) / 1000
-- evidence: supply.GrainReading
-- shows: name 库点名称, kind 品类, purpose 性质, kg 库存（公斤）, read_on 监测日期
-- zero: always
-- says: (储备油|食用油|植物油|食用植物油|储备食用油|储备植物油|食油|成品油脂)…[库存|储备|储存|存储] [量|规模] {}吨
-- says: (库存|储备|储存|存储)(食用油|植物油|食用植物油|油脂|食油) {}吨
-- says: {}吨 (储备油|食用油|植物油|食用植物油)
-- says: (存|库存|储存|存有)[着|有][食用]油 {}吨
-- says: (存油|储油) {}吨
-- says: (存|储存|库存|储备) // 油 {}吨
select r.id as id, w.organization_id as organization_id, w.name as name, r.kind as kind,
  r.purpose as purpose, r.kg as kg, r.read_on as read_on
from supply_warehouse as w
join scope as s on s.organization_id = w.organization_id
join supply_grainreading as r on r.warehouse_id = w.id
join (
  select warehouse_id, kind, purpose, max(read_on) as read_on
  from supply_grainreading
  where read_on <= :last and kg is not null
  group by warehouse_id, kind, purpose
) as n on n.warehouse_id = r.warehouse_id and n.kind = r.kind and n.purpose = r.purpose
  and n.read_on = r.read_on
where w.since <= :last and w.until > :last and r.kind = '油' and r.purpose = '储备'
