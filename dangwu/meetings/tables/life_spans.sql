-- table: life_spans
-- means: 统计期内每个党组织全段存续的月、季、半年、年等各段，按段末日隶属的组织；满一年的段，统计期含12月的才有，其余须整段在统计期内
select b.id as organization_id, b.kind as holder, k.months as months, e.month_no as last_month,
  f.month_no * 100 + k.months as span_no, f.first_on as first_on, e.last_on as last_on
from month as e
join (
  select 1 as months union all select 2 as months union all select 3 as months
  union all select 4 as months union all select 6 as months union all select 12 as months
) as k on (e.month_no + 1) % k.months = 0
join organizations_month as f on f.month_no = e.month_no - k.months + 1
join stood_month as s on s.month_no = e.month_no
join organizations_organization as b on b.id = s.organization_id
where e.last_on <= :last and (k.months = 12 or f.first_on >= :first)
  and b.founded_on <= f.first_on and (b.dissolved_on is null or b.dissolved_on > e.last_on)
