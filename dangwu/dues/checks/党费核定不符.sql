-- check: 党费核定不符
-- severity: error
-- rule: dues_bands
-- evidence: dues.Assessment
-- found: {name}{month_no:月}应交党费核定为{due_fen:元}
-- due: {category}党员基数{base_fen:元}，按标准应交{least_fen:元}至{most_fen:元}
-- todo: 按标准重新核定，并按月核对基数
with reckoned as (
  select a.id as id, a.organization_id as organization_id, a.member_id as member_id,
    a.month_no as month_no, a.due_fen as due_fen, b.category as category, b.base_fen as base_fen,
    case when r.rate_bp >= 0
      then cast((b.base_fen * r.rate_bp + 5000 - (b.base_fen * r.rate_bp + 5000) % 10000) / 10000 as bigint)
      else r.least_fen end as least_fen,
    case when r.rate_bp >= 0
      then cast((b.base_fen * r.rate_bp + 5000 - (b.base_fen * r.rate_bp + 5000) % 10000) / 10000 as bigint)
      else r.most_fen end as most_fen
  from dues_assessment as a
  join stood_month as s on s.organization_id = a.organization_id and s.month_no = a.month_no
  join dues_base as b on b.member_id = a.member_id and b.since_month <= a.month_no
  join rule_dues_bands as r on r.category = b.category and a.month_no >= r.since_month
    and a.month_no < r.until_month
    and ((r.rate_bp < 0) or (b.base_fen >= r.over_fen and b.base_fen <= r.upto_fen
      and (b.base_fen > r.over_fen or r.over_fen = 0)))
  where a.due_fen is not null and a.waiver_id is null
    and not exists (
      select n.id from dues_base as n
      where n.member_id = b.member_id and n.since_month > b.since_month
        and n.since_month <= a.month_no
    )
)
select k.id as id, k.organization_id as organization_id, w.name as name, k.month_no as month_no,
  k.due_fen as due_fen, k.category as category, k.base_fen as base_fen, k.least_fen as least_fen,
  k.most_fen as most_fen
from reckoned as k
join members_member as w on w.id = k.member_id
where k.due_fen < k.least_fen or k.due_fen > k.most_fen
