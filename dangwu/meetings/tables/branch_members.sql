-- table: branch_members
-- means: 党员哪些日子属于哪个党支部；编在党小组的算它所在的支部
select p.member_id as member_id, p.organization_id as organization_id, p.since as since,
  p.until as until
from members_membership as p
join organizations_organization as b on b.id = p.organization_id and b.kind = '党支部'
union all
select p.member_id as member_id, c.parent_id as organization_id,
  case when p.since > c.since then p.since else c.since end as since,
  case when p.until < c.until then p.until else c.until end as until
from members_membership as p
join organizations_organization as g on g.id = p.organization_id and g.kind = '党小组'
join organizations_placement as c on c.organization_id = g.id
  and c.since < p.until and p.since < c.until
