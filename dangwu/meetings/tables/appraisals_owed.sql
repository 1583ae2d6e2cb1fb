-- table: appraisals_owed
-- means: 每个党支部应开展民主评议党员的各段和次数
-- rule: appraisal_per_year
-- rule: appraisal_months
select w.organization_id as organization_id, '民主评议' as kind, w.months as months,
  n.value as times, w.last_month as last_month, w.span_no as span_no, w.first_on as first_on,
  w.last_on as last_on
from life_spans as w
join rule_appraisal_months as e on e.value = w.months
  and e.since_on <= w.last_on and e.until_on > w.last_on
join rule_appraisal_per_year as n on n.since_on <= w.last_on and n.until_on > w.last_on
where w.holder = '党支部'
