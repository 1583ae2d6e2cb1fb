-- figure: 统计年份
-- unit: 年
-- group: 基本
-- means: 统计期末日所在的年份
-- measure: only(year)
-- evidence: organizations.Organization
-- shows: year 年份
select o.id as id, o.id as organization_id, cast((p.last_no - p.last_no % 10000) / 10000 as bigint) as year
from organizations_organization as o
join period as p on p.last_no > 0
where o.id = :scope_id
