-- check: 储备未达任务
-- severity: error
-- evidence: supply.ReserveTarget
-- found: {name}{kind}储备库存{stock_kg:吨}
-- due: 储备任务{target_kg:吨}
-- todo: 补足储备，或核对库存监测记录
with held as (
  select t.id as id, t.organization_id as organization_id, t.kind as kind, t.kg as target_kg,
    g.kg as kg
  from supply_reservetarget as t
  join scope as s on s.organization_id = t.organization_id
  join organizations_placement as a on a.organization_id = t.organization_id
    and a.since <= :last and a.until > :last
  join organizations_placement as d on d.path >= a.path and d.path < a.path_end
    and d.since <= :last and d.until > :last
  join supply_warehouse as w on w.organization_id = d.organization_id and w.since <= :last
    and w.until > :last
  join supply_grainreading as g on g.warehouse_id = w.id and g.kind = t.kind
    and g.purpose = '储备' and g.kg is not null and g.read_on <= :last
  where t.month_no <= :last_month
    and not exists (
      select n.id from supply_reservetarget as n
      where n.organization_id = t.organization_id and n.kind = t.kind and n.month_no > t.month_no
        and n.month_no <= :last_month
    )
    and not exists (
      select l.id from supply_grainreading as l
      where l.warehouse_id = g.warehouse_id and l.kind = g.kind and l.purpose = g.purpose
        and l.kg is not null and l.read_on > g.read_on and l.read_on <= :last
    )
)
select h.id as id, h.organization_id as organization_id, o.document_name as name, h.kind as kind,
  h.target_kg as target_kg, cast(sum(h.kg) as bigint) as stock_kg
from held as h
join organizations_organization as o on o.id = h.organization_id
group by h.id, h.organization_id, o.document_name, h.kind, h.target_kg
having sum(h.kg) < h.target_kg
