-- table: general_meetings_owed
-- means: 每个党支部应开支部党员大会的各段和次数
-- rule: branch_meeting_per_quarter
-- rule: branch_meeting_months
select w.organization_id as organization_id, '支部党员大会' as kind, w.months as months,
  n.value as times, w.last_month as last_month, w.span_no as span_no, w.first_on as first_on,
  w.last_on as last_on
from life_spans as w
join rule_branch_meeting_months as e on e.value = w.months
  and e.since_on <= w.last_on and e.until_on > w.last_on
join rule_branch_meeting_per_quarter as n on n.since_on <= w.last_on and n.until_on > w.last_on
where w.holder = '党支部'
