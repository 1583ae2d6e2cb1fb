-- figure: 排查住户数
-- unit: 户
-- group: 值守
-- means: 统计期内排查过的不同住户数，同一社区的同一住户多次排查只计一户
-- measure: count(*)
-- evidence: posts.HouseholdCheck
-- shows: district 所在区县, community 所在社区, household 住户, people 登记人数, checks 排查次数
-- says: <排查>…<住户> {}(户|家|户次)
-- says: <排查> {}(户|户次)
-- says: {}(户|家) <住户> // <排查>
-- says: 对…{}户 …<排查>
-- says: <排查> // (涉及|覆盖|共|累计)[<住户>] {}户
-- says: {}户 …<排查>
-- says: (敲门|排查|摸排|入户|网格|疫情|防控|地毯式|摸底|逐户) // (走访|入户|跑|走|登记|核查|摸排|敲开|走遍|上门)[了|群众|居民] {}户
-- says: (敲开|敲了|走进|上门|走遍|跑遍|敲遍)[了] {}(户|家) …(门|住户|居民|家门|家庭)
-- says: (敲开|敲了|走进|入户|上门)[了] {}户
-- says: (配合|协助|联合|会同|与|同)…(网格员|民警|社区干部|社区工作者|社区工作人员)…(排查|摸排|入户|走访|登记|上门) …{}户
select min(x.id) as id, min(x.organization_id) as organization_id, c.district as district,
  c.community as community, x.household as household, max(x.people) as people,
  count(*) as checks
from posts_householdcheck as x
join posts_checkpoint as c on c.id = x.checkpoint_id
join stood as s on s.organization_id = x.organization_id
  and x.checked_on >= s.since and x.checked_on < s.until
where x.checked_on between :first and :last
group by c.district, c.community, case when c.community = '' then c.id else 0 end, x.household
