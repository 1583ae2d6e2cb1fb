-- figure: 库点数
-- unit: 个
-- group: 保供
-- means: 统计期末日在用的储存库点个数
-- measure: count(*)
-- evidence: supply.Warehouse
-- shows: name 库点名称, district 所在区县, since 启用日期
-- says: [储粮|承储|粮食|储备|所属|辖区|收储|仓储|收购](库点|库区|储备库|储粮点|粮库|收储点|粮站|收纳库) {}(个|处|家)
-- says: {}(个|处|家) [储粮|承储|粮食|储备|收储|仓储|国有|政策性]…(库点|库区|储备库|储粮点|粮库|收纳库)
-- says: 承储企业库点 {}(个|处)
-- says: …(储粮|承储|收储)库点 {}(个|处)
-- says: (粮食|储粮|储备粮|政策性粮食|地方储备粮)(储存|存储|储备|收储|仓储|承储|存放)(点|库点|库|网点|企业) {}(个|处|家)
select w.id as id, w.organization_id as organization_id, w.name as name, w.district as district,
  w.since as since
from supply_warehouse as w
join scope as s on s.organization_id = w.organization_id
where w.since <= :last and w.until > :last
