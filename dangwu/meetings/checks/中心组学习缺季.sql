-- check: 中心组学习缺季
-- severity: warning
-- rule: centre_group_per_quarter
-- evidence: organizations.Organization
-- found: {name}{quarter_no:季}中心组集体学习{held}次
-- due: 每季度不少于{centre_group_per_quarter}次
-- todo: 确已学习的补录学习档案，未学习的补学
with quarter as (
  select quarter_no, min(first_on) as first_on, max(last_on) as last_on, max(month_no) as month_no
  from month group by quarter_no having count(*) = 3
)
select o.id as id, o.id as organization_id, o.document_name as name, q.quarter_no as quarter_no,
  count(h.id) as held
from organizations_organization as o
join stood_month as s on s.organization_id = o.id
join quarter as q on q.month_no = s.month_no
left join meetings_meeting as h on h.organization_id = o.id and h.kind = '中心组学习'
  and h.held_on between q.first_on and q.last_on
where o.kind in ('党组', '党委') and q.first_on >= :first and q.last_on <= :last
  and o.founded_on <= q.first_on and (o.dissolved_on is null or o.dissolved_on > q.last_on)
group by o.id, o.document_name, q.quarter_no
having count(h.id) < :centre_group_per_quarter
