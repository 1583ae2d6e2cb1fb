-- table: dues_month
-- means: 期间每一月执行的党费规定：哪一天前接收的起交、基数几个月一定、管几个月，尾数怎样取舍
-- rule: dues_bands
-- rule: dues_start_months
-- rule: dues_base_months
-- rule: dues_annual_base_months
-- rule: dues_business_base_months
-- rule: dues_rounding_unit
-- rule: dues_rounding_way
select m.month_no as month_no, m.first_on as first_on, max(e.last_on) as start_on,
  coalesce(max(f.value), 1) as base_months, coalesce(max(u.value), 1) as unit_fen,
  coalesce(max(w.value), 1) as way, coalesce(max(a.value), 1) as annual_months,
  coalesce(max(b.value), 3) as business_months, count(r.since_month) as bands
from month as m
left join rule_dues_start_months as t on m.first_on >= t.since_on and m.first_on < t.until_on
left join organizations_month as e on e.month_no = m.month_no - t.value
left join rule_dues_base_months as f on m.first_on >= f.since_on and m.first_on < f.until_on
left join rule_dues_rounding_unit as u on m.first_on >= u.since_on and m.first_on < u.until_on
left join rule_dues_rounding_way as w on m.first_on >= w.since_on and m.first_on < w.until_on
left join rule_dues_annual_base_months as a on m.first_on >= a.since_on and m.first_on < a.until_on
left join rule_dues_business_base_months as b
  on m.first_on >= b.since_on and m.first_on < b.until_on
left join (select distinct since_month, until_month from rule_dues_bands) as r
  on m.month_no >= r.since_month and m.month_no < r.until_month
group by m.month_no, m.first_on
