-- figure: 建党周年
-- unit: 周年
-- group: 基本
-- means: 统计期所在年份的7月1日是建党多少周年（年份减1921）
-- measure: only(years)
-- evidence: organizations.Organization
-- shows: years 周年
select o.id as id, o.id as organization_id, cast((p.last_no - p.last_no % 10000) / 10000 as bigint) - 1921 as years
from organizations_organization as o
join period as p on p.last_no > 0
where o.id = :scope_id
