-- check: 党小组会缺月
-- severity: warning
-- rule: group_meeting_per_month
-- evidence: organizations.Organization
-- found: {name}{month_no:月}召开党小组会{held}次
-- due: 党小组一般每月召开{group_meeting_per_month}次
-- todo: 确已召开的补录会议记录，未召开的说明原因
select o.id as id, o.id as organization_id, o.document_name as name, m.month_no as month_no,
  count(h.id) as held
from organizations_organization as o
join stood_month as s on s.organization_id = o.id
join month as m on m.month_no = s.month_no
left join meetings_meeting as h on h.organization_id = o.id and h.kind = '党小组会'
  and h.held_on between m.first_on and m.last_on
where o.kind = '党小组' and m.first_on >= :first and m.last_on <= :last
  and o.founded_on <= m.first_on and (o.dissolved_on is null or o.dissolved_on > m.last_on)
group by o.id, o.document_name, m.month_no
having count(h.id) < :group_meeting_per_month
