-- table: dues_reckoned
-- means: 所问的党员所问的月应交多少党费（分），知道、不知道还是不用交，依据哪条记录、哪一档
-- rule: dues_bands
-- rule: dues_start_months
-- rule: dues_base_months
-- rule: dues_annual_base_months
-- rule: dues_business_base_months
-- rule: dues_rounding_unit
-- rule: dues_rounding_way
select z.id as id, z.organization_id as organization_id, z.member_id as member_id,
  z.month_no as month_no, z.base_id as base_id, z.waiver_id as waiver_id,
  z.category as category, z.base_fen as base_fen, z.agreed_fen as agreed_fen,
  z.over_fen as over_fen, z.upto_fen as upto_fen, z.rate_bp as rate_bp,
  z.least_fen as least_fen, z.most_fen as most_fen, z.unit_fen as unit_fen, z.way as way,
  z.parts as parts, z.full_fen as full_fen, z.state as state,
  case z.state when 'waived' then 0 when 'reduced' then z.reduced_fen
    when 'rated' then z.full_fen when 'fixed' then z.full_fen when 'agreed' then z.full_fen
  end as due_fen
from (
  select y.id as id, y.organization_id as organization_id, y.member_id as member_id,
    y.month_no as month_no, y.base_id as base_id, y.waiver_id as waiver_id,
    y.category as category, y.base_fen as base_fen, y.agreed_fen as agreed_fen,
    y.over_fen as over_fen, y.upto_fen as upto_fen, y.rate_bp as rate_bp,
    y.least_fen as least_fen, y.most_fen as most_fen, y.unit_fen as unit_fen, y.way as way,
    y.parts as parts, y.reduced_fen as reduced_fen,
    case when y.rate_bp >= 0 then cast((y.whole - y.whole % 10000) / 10000 as bigint)
      when y.least_fen = y.most_fen then y.least_fen
      when y.agreed_fen between y.least_fen and y.most_fen then y.agreed_fen
    end as full_fen,
    case when y.bands = 0 then 'no_rule'
      when y.admitted_on > y.start_on then 'not_yet'
      when y.left_on <= y.first_on then 'left'
      when y.waiver_id is not null and y.reduced_fen = 0 then 'waived'
      when y.waiver_id is not null then 'reduced'
      when y.base_id is null then 'no_base'
      when y.since_month < y.fresh_month then 'stale'
      when y.rate_bp >= 0 then 'rated'
      when y.least_fen = y.most_fen then 'fixed'
      when y.least_fen is not null and y.agreed_fen is null then 'range'
      when y.agreed_fen between y.least_fen and y.most_fen then 'agreed'
      when y.least_fen is not null then 'outside'
      when y.kinds > 0 then 'unknown'
      else 'no_category'
    end as state
  from (
    select x.id as id, x.organization_id as organization_id, x.member_id as member_id,
      x.month_no as month_no, u.waiver_id as waiver_id, b.id as base_id,
      b.category as category, b.base_fen as base_fen, b.agreed_fen as agreed_fen,
      r.over_fen as over_fen, r.upto_fen as upto_fen, r.rate_bp as rate_bp,
      case when r.rate_bp < 0 then r.least_fen end as least_fen,
      case when r.rate_bp < 0 then r.most_fen end as most_fen,
      x.unit_fen as unit_fen, x.way as way, x.bands as bands, x.first_on as first_on,
      x.start_on as start_on, b.since_month as since_month,
      case b.category when '年薪' then x.month_no - x.month_no % x.annual_months
        when '个体' then x.month_no - x.month_no % x.business_months end as fresh_month, x.admitted_on as admitted_on, x.left_on as left_on,
      v.due_fen as reduced_fen, b.base_fen * r.rate_bp as parts,
      b.base_fen * r.rate_bp
        + case x.way when 1 then 5000 * x.unit_fen when 2 then 10000 * x.unit_fen - 1 else 0 end
        - (b.base_fen * r.rate_bp
          + case x.way when 1 then 5000 * x.unit_fen when 2 then 10000 * x.unit_fen - 1 else 0 end
        ) % (10000 * x.unit_fen) as whole,
      (select count(*) from rule_dues_bands as c where c.category = b.category
        and x.month_no >= c.since_month and x.month_no < c.until_month) as kinds
    from (
      select q.id as id, q.organization_id as organization_id, q.member_id as member_id,
        q.month_no as month_no, m.first_on as first_on, m.start_on as start_on,
        m.unit_fen as unit_fen, m.way as way, m.bands as bands,
        m.annual_months as annual_months, m.business_months as business_months,
        w.admitted_on as admitted_on, w.left_on as left_on,
        (select max(o.since_month) from dues_base as o
         where o.member_id = q.member_id and o.since_month <= q.month_no
           and (o.since_month <= q.month_no - q.month_no % m.base_months
             or not exists (
               select e.id from dues_base as e
               where e.member_id = q.member_id and e.since_month < o.since_month
                 and e.category = o.category
                 and (e.base_fen is not null or e.agreed_fen is not null)))
        ) as base_month
      from dues_asked as q
      join dues_month as m on m.month_no = q.month_no
      join members_member as w on w.id = q.member_id
    ) as x
    left join dues_base as b on b.member_id = x.member_id and b.since_month = x.base_month
    left join dues_waived as u on u.member_id = x.member_id and u.month_no = x.month_no
    left join dues_waiver as v on v.id = u.waiver_id
    left join rule_dues_bands as r on r.category = b.category
      and x.month_no >= r.since_month and x.month_no < r.until_month
      and (r.rate_bp < 0 or (b.base_fen <= r.upto_fen
        and (b.base_fen > r.over_fen or r.over_fen = 0)))
  ) as y
) as z
