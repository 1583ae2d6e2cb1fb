-- check: 支委会缺月
-- severity: warning
-- rule: committee_meeting_per_month
-- rule: committee_meeting_months
-- evidence: organizations.Organization
-- found: {name}{span_no:段}召开支部委员会会议{held}次
-- due: 设委员会的支部一般{months:期}召开{times}次
-- todo: 确已召开的补录会议记录，未召开的说明原因
select w.organization_id as id, w.organization_id as organization_id, o.document_name as name,
  w.kind as kind, w.months as months, w.times as times, w.span_no as span_no, count(h.id) as held
from committee_meetings_owed as w
join organizations_organization as o on o.id = w.organization_id
left join meetings_meeting as h on h.organization_id = w.organization_id and h.kind = '支部委员会'
  and h.held_on between w.first_on and w.last_on
group by w.organization_id, o.document_name, w.kind, w.months, w.times, w.span_no
having count(h.id) < w.times
