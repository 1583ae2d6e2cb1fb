-- table: centre_groups_owed
-- means: 每个党组、党委应集体学习的各段和次数
-- rule: centre_group_per_quarter
-- rule: centre_group_months
select w.organization_id as organization_id, '中心组学习' as kind, w.months as months,
  n.value as times, w.last_month as last_month, w.span_no as span_no, w.first_on as first_on,
  w.last_on as last_on
from life_spans as w
join rule_centre_group_months as e on e.value = w.months
  and e.since_on <= w.last_on and e.until_on > w.last_on
join rule_centre_group_per_quarter as n on n.since_on <= w.last_on and n.until_on > w.last_on
where w.holder in ('党组', '党委')
