-- check: 中心组学习缺季
-- severity: warning
-- rule: centre_group_per_quarter
-- rule: centre_group_months
-- evidence: organizations.Organization
-- found: {name}{span_no:段}中心组集体学习{held}次
-- due: {months:期}不少于{times}次
-- todo: 确已学习的补录学习档案，未学习的补学
select w.organization_id as id, w.organization_id as organization_id, o.document_name as name,
  w.kind as kind, w.months as months, w.times as times, w.span_no as span_no, count(h.id) as held
from centre_groups_owed as w
join organizations_organization as o on o.id = w.organization_id
left join meetings_meeting as h on h.organization_id = w.organization_id and h.kind = '中心组学习'
  and h.held_on between w.first_on and w.last_on
group by w.organization_id, o.document_name, w.kind, w.months, w.times, w.span_no
having count(h.id) < w.times
