-- figure: 储备粮轮换量
-- unit: 吨
-- group: 保供
-- means: 统计期内储备粮（原粮和成品粮）轮出数量；轮入是同一批的补库，不再计
-- measure: sum(kg) / 1000
-- evidence: supply.Rotation
-- shows: kind 品类, kg 数量（公斤）, rotated_on 轮换日期
-- says: (轮换|轮出|轮入)[了|销售|各级|市级|县级] [<粮食>] {}吨
-- says: {}吨 [储备粮|地方储备粮|市级储备粮|县级储备粮|<粮食>]…轮换
-- says: 轮换…(库存|粮|陈粮|小麦|稻谷|玉米) {}吨
-- says: <粮食>…轮换[数量|量] {}吨
-- says: 轮换(任务|计划) // (完成轮换|实际完成|实际轮换|已完成|完成) {}吨
select x.id as id, x.organization_id as organization_id, x.kind as kind, x.kg as kg,
  x.rotated_on as rotated_on
from supply_rotation as x
join stood as s on s.organization_id = x.organization_id
  and x.rotated_on >= s.since and x.rotated_on < s.until
where x.rotated_on between :first and :last
  and x.direction = '轮出' and x.kind in ('原粮', '成品粮')
