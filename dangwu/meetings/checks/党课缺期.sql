-- check: 党课缺期
-- severity: warning
-- rule: lecture_times
-- rule: lecture_months
-- evidence: organizations.Organization
-- found: {name}{span_no:段}开展党课{held}次
-- due: 按当地规定{months:期}开展{times}次
-- todo: 确已开展的补录党课记录，未开展的补上
select w.organization_id as id, w.organization_id as organization_id, o.document_name as name,
  w.kind as kind, w.months as months, w.times as times, w.span_no as span_no, count(h.id) as held
from lectures_owed as w
join organizations_organization as o on o.id = w.organization_id
left join meetings_meeting as h on h.organization_id = w.organization_id and h.kind = '党课'
  and h.held_on between w.first_on and w.last_on
group by w.organization_id, o.document_name, w.kind, w.months, w.times, w.span_no
having count(h.id) < w.times
