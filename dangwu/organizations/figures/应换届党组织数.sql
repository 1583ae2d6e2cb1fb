-- figure: 应换届党组织数
-- unit: 个
-- group: 换届
-- means: 任期在统计期内届满的党组织个数；经批准延期的，以延期后的届满日为准；统计期前已提前换届的不再计
-- measure: count(distinct organization_id)
-- evidence: organizations.Term
-- shows: full_name 党组织, began_on 任期起, ends_on 任期届满日, extended_to 批准延期至
-- says: (应换届|任期届满|届满|到期应换届|到届|应届满|应当换届|需换届|任期已满) [基层|] [<组织>] {}个
-- says: {}个 <组织> (任期届满|届满|应换届|到届|应当换届|需要换届|任期已满)
-- says: {}个(任期届满|届满|应换届|到届)[的]<组织>
-- says: <组织>应换届 {}个
-- says: (到届|届满|期满|任期届满|到期)…(改选|换届|调整)[的]<组织> {}个
-- says: (任期届满|届满|到届|期满|应换届)[的] {}个 <组织>
-- says: (该|到期|到点)[该][换届|改选]的<组织> {}个
-- says: (该换届|该改选)[的] {}个 <组织>
-- says: (要换届|该换届|需换届|需要换届|到期换届|应换届)的 [<组织>] {}个
-- says: (列入|纳入)…换届[计划|范围|名单][的] [<组织>] {}个
select t.id as id, t.organization_id as organization_id, o.full_name as full_name,
  t.began_on as began_on, t.ends_on as ends_on, t.extended_to as extended_to
from organizations_term as t
join stood as s on s.organization_id = t.organization_id
  and coalesce(t.extended_to, t.ends_on) >= s.since
  and coalesce(t.extended_to, t.ends_on) < s.until
join organizations_organization as o on o.id = t.organization_id
where coalesce(t.extended_to, t.ends_on) between :first and :last
  and not exists (
    select 1 from organizations_term as n
    where n.organization_id = t.organization_id and n.began_on > t.began_on
      and n.began_on < :first
  )
