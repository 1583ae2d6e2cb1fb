-- figure: 统计截止日期
-- unit: 日期
-- group: 基本
-- means: 统计期的末日，年月日写全
-- measure: day(last_no)
-- evidence: organizations.Organization
-- shows: last_no 末日
select o.id as id, o.id as organization_id, p.last_no as last_no
from organizations_organization as o
join period as p on p.last_no > 0
where o.id = :scope_id
