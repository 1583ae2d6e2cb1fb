-- check: 支部党员大会缺季
-- severity: warning
-- rule: branch_meeting_per_quarter
-- rule: branch_meeting_months
-- evidence: organizations.Organization
-- found: {name}{span_no:段}召开支部党员大会{held}次
-- due: 一般{months:期}召开{times}次
-- todo: 确已召开的补录会议记录，未召开的说明原因并补开
select w.organization_id as id, w.organization_id as organization_id, o.document_name as name,
  w.kind as kind, w.months as months, w.times as times, w.span_no as span_no, count(h.id) as held
from general_meetings_owed as w
join organizations_organization as o on o.id = w.organization_id
left join meetings_meeting as h on h.organization_id = w.organization_id and h.kind = '支部党员大会'
  and h.held_on between w.first_on and w.last_on
group by w.organization_id, o.document_name, w.kind, w.months, w.times, w.span_no
having count(h.id) < w.times
