-- figure: 党费结存金额
-- unit: 元
-- group: 党费
-- means: 统计期末日党费账户结存：期初结存加此后收到的党费（含自愿一次性大额）、利息、下拨和账户以外下级缴来的党费，减上缴和支出；一个账户管本级及所有下级，以统计范围内最上级的账户为准，各账户取末日前最近一次期初
-- measure: sum(balance_fen) / 100
-- evidence: dues.Opening
-- shows: full_name 账户, opened_on 期初日期, opening_fen 期初（分）, paid_fen 党费（分）, income_fen 其他收入（分）, received_fen 下级缴来（分）, remitted_fen 上缴（分）, spent_fen 支出（分）, balance_fen 结存（分）
-- zero: always
-- says: 党费[账户|专户|累计|滚存|年末|期末] (结余|结存|余额|节余|留存余额) {}元
-- says: 党费 // (结余|结存|余额|节余|滚存结余|累计结余|累计结存|期末余额|年末结余) {}元
-- says: (结余|结存|滚存)党费 {}元
-- says: 党费 // (还剩|剩余|剩下|尚余|账上还有|余) {}元
-- says: (剩余|尚余)党费 {}元
-- says: (上缴|实缴|实收|支出) // (结存|结余|余额|节余) {}元
with account as (
  select o.id as id, o.organization_id as organization_id, o.opened_on as opened_on,
    o.balance_fen as balance_fen
  from dues_opening as o
  join scope as s on s.organization_id = o.organization_id
  join (
    select n.organization_id as organization_id, max(n.opened_on) as opened_on
    from dues_opening as n where n.opened_on <= :last group by n.organization_id
  ) as l on l.organization_id = o.organization_id and l.opened_on = o.opened_on
  where not exists (
    select u.id
    from organizations_placement as d
    join organizations_placement as a on d.path > a.path and d.path < a.path_end
    join scope as t on t.organization_id = a.organization_id
    join dues_opening as u on u.organization_id = a.organization_id and u.opened_on <= :last
    where d.organization_id = o.organization_id and d.since <= :last and d.until > :last
      and a.since <= :last and a.until > :last
  )
),
-- where each organization of an account stood under it, from the opening on
below as (
  select c.id as id, d.organization_id as organization_id,
    case when a.since >= d.since and a.since >= c.opened_on then a.since
      when d.since >= c.opened_on then d.since else c.opened_on end as since,
    case when a.until < d.until then a.until else d.until end as until
  from account as c
  join organizations_placement as a on a.organization_id = c.organization_id
    and a.since <= :last and a.until > c.opened_on
  join organizations_placement as d on d.path >= a.path and d.path < a.path_end
    and d.since < a.until and a.since < d.until and d.since <= :last and d.until > c.opened_on
),
flow as (
  select b.id as id, sum(p.amount_fen) as paid_fen, 0 as income_fen, 0 as received_fen,
    0 as remitted_fen, 0 as spent_fen
  from below as b
  join dues_payment as p on p.organization_id = b.organization_id
    and p.paid_on >= b.since and p.paid_on < b.until and p.paid_on <= :last
  group by b.id
  union all
  select b.id, 0, sum(i.amount_fen), 0, 0, 0
  from below as b
  join dues_income as i on i.organization_id = b.organization_id
    and i.received_on >= b.since and i.received_on < b.until and i.received_on <= :last
  group by b.id
  union all
  select b.id, 0, 0, sum(r.amount_fen), 0, 0
  from dues_remittance as r
  join below as b on b.organization_id = r.recipient_id
    and r.remitted_on >= b.since and r.remitted_on < b.until
  left join below as x on x.id = b.id and x.organization_id = r.organization_id
    and r.remitted_on >= x.since and r.remitted_on < x.until
  where r.remitted_on <= :last and x.id is null
  group by b.id
  union all
  select b.id, 0, 0, 0, sum(r.amount_fen), 0
  from dues_remittance as r
  join below as b on b.organization_id = r.organization_id
    and r.remitted_on >= b.since and r.remitted_on < b.until
  left join below as x on x.id = b.id and x.organization_id = r.recipient_id
    and r.remitted_on >= x.since and r.remitted_on < x.until
  where r.remitted_on <= :last and x.id is null
  group by b.id
  union all
  select b.id, 0, 0, 0, 0, sum(e.amount_fen)
  from below as b
  join dues_spending as e on e.organization_id = b.organization_id
    and e.spent_on >= b.since and e.spent_on < b.until and e.spent_on <= :last
  group by b.id
)
select c.id as id, c.organization_id as organization_id, o.full_name as full_name,
  c.opened_on as opened_on, c.balance_fen as opening_fen, f.paid_fen as paid_fen,
  f.income_fen as income_fen, f.received_fen as received_fen, f.remitted_fen as remitted_fen,
  f.spent_fen as spent_fen,
  c.balance_fen + coalesce(f.paid_fen + f.income_fen + f.received_fen - f.remitted_fen
    - f.spent_fen, 0) as balance_fen
from account as c
join organizations_organization as o on o.id = c.organization_id
left join (
  select g.id as id, cast(sum(g.paid_fen) as bigint) as paid_fen,
    cast(sum(g.income_fen) as bigint) as income_fen,
    cast(sum(g.received_fen) as bigint) as received_fen,
    cast(sum(g.remitted_fen) as bigint) as remitted_fen,
    cast(sum(g.spent_fen) as bigint) as spent_fen
  from flow as g
  group by g.id
) as f on f.id = c.id
