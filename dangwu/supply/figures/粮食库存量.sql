-- figure: 粮食库存量
-- unit: 吨
-- group: 保供
-- means: 统计期末日在用库点的粮食（原粮和成品粮，不折算）库存，取各库点各品类末日及以前最近一次监测数；食用油不算
-- measure: sum(kg) / 1000
-- evidence: supply.GrainReading
-- shows: name 库点名称, kind 品类, purpose 性质, kg 库存（公斤）, read_on 监测日期
-- zero: always
-- says: <粮食>…(库存|存储|储存|储备|存粮|在库|储量|库存量|储备量|储存量)[规模|数量|总量|量|数] {}吨
-- says: (库存|储备|储存|存储|存有)<粮食> {}吨
-- says: {}吨 (储备粮|库存粮|粮食|原粮)…(库存|储备|在库)
-- says: (存|库存|储存|存着|存有)[着|有]粮[食] {}吨
-- says: [现有|实有|存有|市级|县级|省级|中央|地方]<粮食> {}吨
-- says: (存粮|储粮) {}吨
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
where w.since <= :last and w.until > :last and r.kind in ('原粮', '成品粮')
