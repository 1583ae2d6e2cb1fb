-- check: 主题党日缺月
-- severity: warning
-- rule: theme_day_per_month
-- rule: theme_day_months
-- evidence: organizations.Organization
-- found: {name}{span_no:段}开展主题党日{held}次
-- due: {months:期}固定开展{times}次
-- todo: 确已开展的补录活动记录，未开展的说明原因
select w.organization_id as id, w.organization_id as organization_id, o.document_name as name,
  w.kind as kind, w.months as months, w.times as times, w.span_no as span_no, count(h.id) as held
from theme_days_owed as w
join organizations_organization as o on o.id = w.organization_id
left join meetings_meeting as h on h.organization_id = w.organization_id and h.kind = '主题党日'
  and h.held_on between w.first_on and w.last_on
group by w.organization_id, o.document_name, w.kind, w.months, w.times, w.span_no
having count(h.id) < w.times
