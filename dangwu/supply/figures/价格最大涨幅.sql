-- figure: 价格最大涨幅
-- unit: %
-- group: 保供
-- means: 同一监测点同一品种在统计期内首次与末次监测价相比，涨幅最大的一个；只监测过一次的不比，没有上涨的按零计
-- measure: sum(rise_fen) / sum(first_fen)
-- evidence: supply.PriceReading
-- shows: commodity 品种, place 监测点, unit 计量单位, first_on 首次监测, first_fen 首次单价（分）, read_on 末次监测, last_fen 末次单价（分）, rise_fen 涨价（分）
-- zero: 价格监测品种数
-- says: (最大|最高)[的]涨幅 {}%
-- says: 涨幅 (最大|最高)[的|值|品种] [达|为] {}%
-- says: (价格|粮价|菜价|均价)…(最大|最高)…(涨|上涨|上涨了|涨幅) {}%
-- says: 涨幅…(最高|最大) {}%
-- says: (涨幅最高|涨幅最大|涨得最多|涨价最多)[的] // …(上涨|涨|涨了) {}%
-- says: (涨幅最高|涨幅最大|涨得最多)…(上涨|涨|涨了|达) {}%
-- says: (涨得最|涨幅最)[厉害|大|高|多|猛][的]…(涨|上涨|涨了) {}%
-- says: …涨幅 (最大|最高) [达|为] {}%
-- says: (涨幅最大|涨幅最高) // 为 {}%
-- says: (涨得最多|涨幅最大|涨得最快|涨幅居首|涨幅居前|涨幅最高|上涨最多)[的]… // [价格] (涨幅|上涨|涨|涨了|涨幅为|上浮) {}%
-- says: …最高(上浮|上涨|涨|涨了|上升|涨幅) {}%
-- says: 涨幅居(首|前|首位)…{}%
with reading as (
  select x.id as id, x.organization_id as organization_id, x.commodity as commodity,
    x.unit as unit, x.place as place, x.read_on as read_on, x.price_fen as price_fen
  from supply_pricereading as x
  join stood as s on s.organization_id = x.organization_id
    and x.read_on >= s.since and x.read_on < s.until
  where x.read_on between :first and :last
),
series as (
  select organization_id, commodity, unit, place, min(read_on) as first_on,
    max(read_on) as last_on
  from reading
  group by organization_id, commodity, unit, place
  having count(*) > 1
),
change as (
  select z.id as id, z.organization_id as organization_id, z.commodity as commodity,
    z.place as place, z.unit as unit, a.read_on as first_on, a.price_fen as first_fen,
    z.read_on as read_on, z.price_fen as last_fen,
    case when z.price_fen > a.price_fen then z.price_fen - a.price_fen else 0 end as rise_fen
  from series as e
  join reading as a on a.organization_id = e.organization_id and a.commodity = e.commodity
    and a.unit = e.unit and a.place = e.place and a.read_on = e.first_on
  join reading as z on z.organization_id = e.organization_id and z.commodity = e.commodity
    and z.unit = e.unit and z.place = e.place and z.read_on = e.last_on
),
steepest as (
  select first_fen, max(rise_fen) as rise_fen from change group by first_fen
)
select c.id as id, c.organization_id as organization_id, c.commodity as commodity,
  c.place as place, c.unit as unit, c.first_on as first_on, c.first_fen as first_fen,
  c.read_on as read_on, c.last_fen as last_fen, c.rise_fen as rise_fen
from change as c
where not exists (
  select 1 from steepest as t where t.rise_fen * c.first_fen > c.rise_fen * t.first_fen
)
