-- check: 组织生活会缺年
-- severity: error
-- rule: organization_life_per_year
-- evidence: organizations.Organization
-- found: {name}截至{month_no:月}当年召开组织生活会{held}次
-- due: 每年至少召开{organization_life_per_year}次
-- todo: 确已召开的补录会议记录，未召开的尽快召开
with year as (
  select e.month_no as month_no, e.last_on as last_on, b.first_on as first_on
  from month as e
  join organizations_month as b on b.month_no = e.month_no - 11
  where e.month_no % 12 = 11 and e.last_on <= :last
)
select o.id as id, o.id as organization_id, o.document_name as name, y.month_no as month_no,
  count(h.id) as held
from organizations_organization as o
join stood_month as s on s.organization_id = o.id
join year as y on y.month_no = s.month_no
left join meetings_meeting as h on h.organization_id = o.id and h.kind = '组织生活会'
  and h.held_on between y.first_on and y.last_on
where o.kind = '党支部' and o.founded_on <= y.first_on
  and (o.dissolved_on is null or o.dissolved_on > y.last_on)
group by o.id, o.document_name, y.month_no
having count(h.id) < :organization_life_per_year
