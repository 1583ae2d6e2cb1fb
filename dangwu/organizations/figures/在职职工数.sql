-- figure: 在职职工数
-- unit: 人
-- group: 组织
-- means: 统计范围内各单位截至统计期末日最近一次在职职工统计数之和；上级单位的统计数只含本级
-- measure: sum(staff)
-- evidence: organizations.StaffCount
-- shows: full_name 单位, counted_on 统计日期, staff 在职职工数
select c.id as id, c.organization_id as organization_id, o.full_name as full_name,
  c.counted_on as counted_on, c.staff as staff
from organizations_staffcount as c
join scope as s on s.organization_id = c.organization_id
join (
  select n.organization_id as organization_id, max(n.counted_on) as counted_on
  from organizations_staffcount as n
  where n.counted_on <= :last
  group by n.organization_id
) as l on l.organization_id = c.organization_id and l.counted_on = c.counted_on
join organizations_organization as o on o.id = c.organization_id
