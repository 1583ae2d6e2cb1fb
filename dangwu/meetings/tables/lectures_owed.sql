-- table: lectures_owed
-- means: 每个党支部应上党课的各段和次数；当地没有规定周期的不要求
-- rule: lecture_times
-- rule: lecture_months
select w.organization_id as organization_id, '党课' as kind, w.months as months,
  n.value as times, w.last_month as last_month, w.span_no as span_no, w.first_on as first_on,
  w.last_on as last_on
from life_spans as w
join rule_lecture_months as e on e.value = w.months
  and e.since_on <= w.last_on and e.until_on > w.last_on
join rule_lecture_times as n on n.since_on <= w.last_on and n.until_on > w.last_on
where w.holder = '党支部'
