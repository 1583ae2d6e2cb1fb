-- table: organizational_life_owed
-- means: 每个党支部应开组织生活会的各段和次数
-- rule: organization_life_per_year
-- rule: organization_life_months
select w.organization_id as organization_id, '组织生活会' as kind, w.months as months,
  n.value as times, w.last_month as last_month, w.span_no as span_no, w.first_on as first_on,
  w.last_on as last_on
from life_spans as w
join rule_organization_life_months as e on e.value = w.months
  and e.since_on <= w.last_on and e.until_on > w.last_on
join rule_organization_life_per_year as n on n.since_on <= w.last_on and n.until_on > w.last_on
where w.holder = '党支部'
