-- table: group_meetings_owed
-- means: 每个党小组应开党小组会的各段和次数
-- rule: group_meeting_per_month
-- rule: group_meeting_months
select w.organization_id as organization_id, '党小组会' as kind, w.months as months,
  n.value as times, w.last_month as last_month, w.span_no as span_no, w.first_on as first_on,
  w.last_on as last_on
from life_spans as w
join rule_group_meeting_months as e on e.value = w.months
  and e.since_on <= w.last_on and e.until_on > w.last_on
join rule_group_meeting_per_month as n on n.since_on <= w.last_on and n.until_on > w.last_on
where w.holder = '党小组'
