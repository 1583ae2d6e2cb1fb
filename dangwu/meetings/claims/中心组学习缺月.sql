-- check: 中心组学习缺月
-- severity: warning
-- evidence: organizations.Organization
-- found: {name}{month_no:月}没有中心组集体学习
-- due: 每月都有中心组集体学习
-- todo: 确已学习的补录学习档案
select o.id as id, o.id as organization_id, o.document_name as name, m.month_no as month_no,
  count(h.id) as held
from organizations_organization as o
join stood_month as s on s.organization_id = o.id
join month as m on m.month_no = s.month_no
left join meetings_meeting as h on h.organization_id = o.id and h.kind = '中心组学习'
  and h.held_on between m.first_on and m.last_on
where o.kind in ('党组', '党委') and m.first_on >= :first and m.last_on <= :last
  and o.founded_on <= m.first_on and (o.dissolved_on is null or o.dissolved_on > m.last_on)
group by o.id, o.document_name, m.month_no
having count(h.id) = 0
