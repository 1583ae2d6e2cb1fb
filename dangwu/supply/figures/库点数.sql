-- figure: 库点数
-- unit: 个
-- group: 保供
-- means: 统计期末日在用的储存库点个数
-- measure: count(*)
-- evidence: supply.Warehouse
-- shows: name 库点名称, district 所在区县, since 启用日期
select w.id as id, w.organization_id as organization_id, w.name as name, w.district as district,
  w.since as since
from supply_warehouse as w
join scope as s on s.organization_id = w.organization_id
where w.since <= :last and w.until > :last
