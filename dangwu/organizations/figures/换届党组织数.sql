-- figure: 换届党组织数
-- unit: 个
-- group: 换届
-- means: 统计期内举行换届选举并已上报选举结果的党组织个数，选举日和报告日都在统计期内
-- measure: count(distinct organization_id)
-- evidence: organizations.Election
-- shows: full_name 党组织, held_on 选举日, reported_on 结果报告日
-- zero: 应换届党组织数
select e.id as id, e.organization_id as organization_id, o.full_name as full_name,
  e.held_on as held_on, e.reported_on as reported_on
from organizations_election as e
join stood as s on s.organization_id = e.organization_id
  and e.held_on >= s.since and e.held_on < s.until
join organizations_organization as o on o.id = e.organization_id
where e.held_on between :first and :last and e.reported_on between :first and :last
