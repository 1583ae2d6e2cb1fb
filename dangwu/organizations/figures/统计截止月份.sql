-- figure: 统计截止月份
-- unit: 月
-- group: 基本
-- means: 统计期末日所在的月份
-- measure: only(month_of_year)
-- evidence: organizations.Organization
-- shows: month_of_year 月份
select o.id as id, o.id as organization_id, p.last_month % 12 + 1 as month_of_year
from organizations_organization as o
join period as p on p.last_no > 0
where o.id = :scope_id
