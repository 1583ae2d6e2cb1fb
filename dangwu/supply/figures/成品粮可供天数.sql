-- figure: 成品粮可供天数
-- unit: 天
-- group: 保供
-- means: 统计期末日成品粮库存（储备和商品）除以成品粮日均需求，保留一位小数；上级已有日均需求的，下级的不重复计
-- measure: sum(stock_kg) / sum(demand_kg)
-- places: 1
-- evidence: supply.DailyDemand
-- shows: full_name 责任单位, demand_kg 日均需求（公斤）, stock_kg 成品粮库存（公斤）
-- zero: always
-- says: 成品粮…(供应|可供|保障|满足|够|可保障|可满足|维持) …{}天[以上|左右|的]
-- says: (库存|粮|米|面|成品粮|粮油) // …(可供|可满足|可保障|满足|够吃|够供应|能满足|足够|可供应|能够满足|保障供应|保供|维持) … {}天[以上|左右|的]
-- says: [市场](供应能力|保供能力|供应保障能力|可供天数|保供天数|供给能力|可供) …{}天[以上]
-- says: (可供|可满足|满足|能满足|足够|够)…(消费|供应|食用|需求|需要) {}天[以上|左右|的]
-- says: {}天 [以上] [的] (消费|供应|市场供应|成品粮|需求|用量)[需求|量|任务|储备|库存]
-- says: 成品粮[储备|库存] {}天[以上|用量|供应量|市场供应量]
-- says: 成品粮 // …(保障|满足|够|供)…{}天
with place as (
  select organization_id, path, path_end
  from organizations_placement
  where since <= :last and until > :last
),
due as (
  select t.id as id, t.organization_id as organization_id, t.kg as kg,
    p.path as path, p.path_end as path_end
  from supply_dailydemand as t
  join scope as s on s.organization_id = t.organization_id
  join place as p on p.organization_id = t.organization_id
  join (
    select organization_id, max(month_no) as month_no
    from supply_dailydemand
    where month_no <= :last_month
    group by organization_id
  ) as n on n.organization_id = t.organization_id
    and n.month_no = t.month_no
  where t.kg > 0
),
stock as (
  select w.organization_id as organization_id, r.kind as kind, r.kg as kg
  from supply_warehouse as w
  join supply_grainreading as r on r.warehouse_id = w.id
  join (
    select warehouse_id, kind, purpose, max(read_on) as read_on
    from supply_grainreading
    where read_on <= :last and kg is not null
    group by warehouse_id, kind, purpose
  ) as n on n.warehouse_id = r.warehouse_id and n.kind = r.kind and n.purpose = r.purpose
    and n.read_on = r.read_on
  where w.since <= :last and w.until > :last and r.kind = '成品粮'
),
held as (
  select d.id as id, cast(sum(k.kg) as bigint) as kg
  from due as d
  join place as p on p.path >= d.path and p.path < d.path_end
  join stock as k on k.organization_id = p.organization_id
  group by d.id
)
select d.id as id, d.organization_id as organization_id, o.full_name as full_name,
  d.kg as demand_kg,
  case when count(h.kg) over () = count(*) over () then h.kg end as stock_kg
from due as d
join organizations_organization as o on o.id = d.organization_id
left join held as h on h.id = d.id
where not exists (
  select 1 from due as a
  where a.path < d.path and d.path < a.path_end
)
