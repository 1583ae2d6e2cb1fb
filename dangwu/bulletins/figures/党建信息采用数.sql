-- figure: 党建信息采用数
-- unit: 篇
-- group: 信息
-- means: 统计期内被上级采用的党建信息篇数，按采用日期计，一篇被几级采用只计一次
-- measure: count(*)
-- evidence: bulletins.Bulletin
-- shows: title 标题, submitted_on 上报日期, adopted_on 采用日期, adopted_level 采用级别
-- zero: 党建信息上报数
select x.id as id, x.organization_id as organization_id, x.title as title,
  x.submitted_on as submitted_on, x.adopted_on as adopted_on, x.adopted_level as adopted_level
from bulletins_bulletin as x
join stood as s on s.organization_id = x.organization_id
  and x.adopted_on >= s.since and x.adopted_on < s.until
where x.adopted_on between :first and :last
