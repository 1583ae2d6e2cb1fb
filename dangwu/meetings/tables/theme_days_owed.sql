-- table: theme_days_owed
-- means: 每个党支部应开展主题党日的各段和次数
-- rule: theme_day_per_month
-- rule: theme_day_months
select w.organization_id as organization_id, '主题党日' as kind, w.months as months,
  n.value as times, w.last_month as last_month, w.span_no as span_no, w.first_on as first_on,
  w.last_on as last_on
from life_spans as w
join rule_theme_day_months as e on e.value = w.months
  and e.since_on <= w.last_on and e.until_on > w.last_on
join rule_theme_day_per_month as n on n.since_on <= w.last_on and n.until_on > w.last_on
where w.holder = '党支部'
