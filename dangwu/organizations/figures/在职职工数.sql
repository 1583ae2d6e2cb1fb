-- figure: 在职职工数
-- unit: 人
-- group: 组织
-- means: 统计范围内各单位截至统计期末日最近一次在职职工统计数之和；上级单位的统计数只含本级
-- measure: sum(staff)
-- evidence: organizations.StaffCount
-- shows: full_name 单位, counted_on 统计日期, staff 在职职工数
-- says: [在职|在岗|在编][干部|员工]职工 {}(名|人)
-- says: 在职(人员|员工|干部) {}(名|人)
-- says: {}(名|人) [在职|在岗][干部]职工
-- says: (干部职工|在编人员|在岗职工) {}(名|人)
-- says: (在编|在岗|在编在岗|在职在编|在册)人员 {}(名|人)
-- says: (在编|在岗)职工 {}(名|人)
-- says: 教职工 {}(名|人)
-- says: {}(名|人) 教职工
-- says: (在职|在岗|在编)[干部]职工 {}(名|人|个|位)
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
