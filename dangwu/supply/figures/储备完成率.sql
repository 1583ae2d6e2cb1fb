-- figure: 储备完成率
-- unit: %
-- group: 保供
-- means: 统计期末日储备粮（原粮和成品粮）库存占储备任务的比例：有任务的品类才比，商品粮不算；上级已有任务的，下级分解的任务不重复计
-- measure: sum(stock_kg) / sum(target_kg)
-- evidence: supply.ReserveTarget
-- shows: full_name 承担单位, kind 品类, target_kg 储备任务（公斤）, stock_kg 储备库存（公斤）
-- zero: always
-- says: [粮食|地方|储备粮|县级|市级|成品粮|油]储备[任务|计划|规模|指标] (完成率|到位率|落实率|完成|落实|到位|达标率|执行率) {}%
-- says: 储备(任务|规模|计划|粮) // (完成率|到位率|落实率|完成|到位) {}%
-- says: 完成储备(任务|计划|规模|指标) {}%
-- says: 储备粮…(完成率|到位率|落实率) {}%
-- says: 储备任务完成 {}%
-- says: 储备任务完成率 {}%
-- says: 储备任务(落实率|到位率|完成率|执行率) {}%
with place as (
  select organization_id, path, path_end
  from organizations_placement
  where since <= :last and until > :last
),
due as (
  select t.id as id, t.organization_id as organization_id, t.kind as kind, t.kg as kg,
    p.path as path, p.path_end as path_end
  from supply_reservetarget as t
  join scope as s on s.organization_id = t.organization_id
  join place as p on p.organization_id = t.organization_id
  join (
    select organization_id, kind, max(month_no) as month_no
    from supply_reservetarget
    where month_no <= :last_month
    group by organization_id, kind
  ) as n on n.organization_id = t.organization_id and n.kind = t.kind
    and n.month_no = t.month_no
  where t.kg > 0 and t.kind in ('原粮', '成品粮')
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
  where w.since <= :last and w.until > :last and r.purpose = '储备'
),
held as (
  select d.id as id, cast(sum(k.kg) as bigint) as kg
  from due as d
  join place as p on p.path >= d.path and p.path < d.path_end
  join stock as k on k.organization_id = p.organization_id and k.kind = d.kind
  group by d.id
)
select d.id as id, d.organization_id as organization_id, o.full_name as full_name,
  d.kind as kind, d.kg as target_kg,
  case when count(h.kg) over () = count(*) over () then h.kg end as stock_kg
from due as d
join organizations_organization as o on o.id = d.organization_id
left join held as h on h.id = d.id
where not exists (
  select 1 from due as a
  where a.path < d.path and d.path < a.path_end and a.kind = d.kind
)
