-- check: 支部党员大会缺季
-- severity: warning
-- rule: branch_meeting_per_quarter
-- evidence: organizations.Organization
-- found: {name}{quarter_no:季}召开支部党员大会{held}次
-- due: 一般每季度召开{branch_meeting_per_quarter}次
-- todo: 确已召开的补录会议记录，未召开的说明原因并补开
with quarter as (
  select quarter_no, min(first_on) as first_on, max(last_on) as last_on, max(month_no) as month_no
  from month group by quarter_no having count(*) = 3
)
select o.id as id, o.id as organization_id, o.document_name as name, q.quarter_no as quarter_no,
  count(h.id) as held
from organizations_organization as o
join stood_month as s on s.organization_id = o.id
join quarter as q on q.month_no = s.month_no
left join meetings_meeting as h on h.organization_id = o.id and h.kind = '支部党员大会'
  and h.held_on between q.first_on and q.last_on
where o.kind = '党支部' and q.first_on >= :first and q.last_on <= :last
  and o.founded_on <= q.first_on and (o.dissolved_on is null or o.dissolved_on > q.last_on)
group by o.id, o.document_name, q.quarter_no
having count(h.id) < :branch_meeting_per_quarter
