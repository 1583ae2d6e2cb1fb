-- figure: 所在地区
-- unit: 文本
-- group: 基本
-- means: 统计期内值守或入户排查的卡点所在的区县；不止一个时不作数
-- measure: only(district)
-- evidence: posts.Checkpoint
-- shows: name 卡点名称, district 所在区县, community 所在社区
select c.id as id, c.organization_id as organization_id, c.name as name, c.district as district,
  c.community as community
from posts_checkpoint as c
join (
  select x.checkpoint_id as checkpoint_id
  from posts_shift as x
  join stood as s on s.organization_id = x.organization_id
    and x.worked_on >= s.since and x.worked_on < s.until
  where x.worked_on between :first and :last and x.worked = true
  union
  select x.checkpoint_id as checkpoint_id
  from posts_householdcheck as x
  join stood as s on s.organization_id = x.organization_id
    and x.checked_on >= s.since and x.checked_on < s.until
  where x.checked_on between :first and :last
) as u on u.checkpoint_id = c.id
where c.district <> ''
