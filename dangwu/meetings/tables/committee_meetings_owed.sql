-- table: committee_meetings_owed
-- means: 每个设委员会的党支部应开支部委员会会议的各段和次数；委员会全段都在的才要求
-- rule: committee_meeting_per_month
-- rule: committee_meeting_months
select w.organization_id as organization_id, '支部委员会' as kind, w.months as months,
  n.value as times, w.last_month as last_month, w.span_no as span_no, w.first_on as first_on,
  w.last_on as last_on
from life_spans as w
join rule_committee_meeting_months as e on e.value = w.months
  and e.since_on <= w.last_on and e.until_on > w.last_on
join rule_committee_meeting_per_month as n on n.since_on <= w.last_on and n.until_on > w.last_on
join life_committees as c on c.organization_id = w.organization_id and c.since_on <= w.first_on
where w.holder = '党支部'
