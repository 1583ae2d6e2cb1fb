-- figure: 粮情监测次数
-- unit: 次
-- group: 保供
-- means: 统计期内库存和粮情监测次数：一个库点一个品类监测一天计一次
-- measure: count(*)
-- evidence: supply.GrainReading
-- shows: name 库点名称, kind 品类, purpose 性质, read_on 监测日期, kg 库存（公斤）, remark 粮情
-- says: (粮情|粮温|储粮|粮食库存|库存粮食|粮食质量)[安全] (监测|检测|检查|测报|普查|排查|测控|巡查|分析) {}次
-- says: (检测|监测|查|检查|测|查看|测报|普查)[了](粮情|粮温) {}次
-- says: {}次 (粮情|粮温|储粮)[安全](监测|检测|检查)
-- says: 粮情 {}次
-- says: 粮情…(查看|检查|监测|检测|分析|普查|测报|巡查) {}次
-- says: (库|仓|粮) // (测温|测温测湿|检温|查仓|测粮温) {}次
-- says: (粮食|储粮|粮堆|仓内|库内)(测温|温度检测|温湿度检测|测温测湿) {}次
select x.id as id, x.organization_id as organization_id, w.name as name, x.kind as kind,
  x.purpose as purpose, x.read_on as read_on, x.kg as kg, x.remark as remark
from supply_grainreading as x
join supply_warehouse as w on w.id = x.warehouse_id
join stood as s on s.organization_id = x.organization_id
  and x.read_on >= s.since and x.read_on < s.until
where x.read_on between :first and :last
