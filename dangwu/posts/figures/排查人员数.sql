-- figure: 排查人员数
-- unit: 人
-- group: 值守
-- means: 统计期内入户排查登记的人数，同一住户多次排查按登记最多的一次计
-- measure: sum(people)
-- evidence: posts.HouseholdCheck
-- shows: district 所在区县, community 所在社区, household 住户, people 登记人数, checks 排查次数
-- zero: always
-- says: <排查>…(人员|人口|居民|群众|返乡人员|来访者) {}(人|名|人次)
-- says: (排查走访|走访排查|摸底排查|排查|摸排|排查登记|摸查) {}(人|名|人次)
-- says: <排查> // (涉及|覆盖|登记|排查)[<人们>|人员|居民] {}(人|名|人次)
-- says: <排查> {}(名|人) …(人员|人口|居民|群众|返乡)
-- says: {}(名|人) (人员|居民|返乡人员|外来人员|流动人口)…<排查>
-- says: (排查|摸排|登记)…(人员|人口)信息 {}(人|名)
-- says: (排查|摸排|入户|走访|登记|敲门|摸底|敲开) // (核查|登记|摸清|排查|核实|摸排|摸底|排摸)[了] [<人们>|人员|居民|人口|常住人口|返乡人员|外来人员] {}(人|名|人次)
-- says: (摸清|掌握|核实|登记)[了]…(人口|人员|居民|返乡人员)[共|共计] {}(人|名)
-- says: (配合|协助|联合|会同|与|同)…(网格员|民警|社区干部|社区工作者|社区工作人员)…(排查|摸排|登记|核查) …{}(人|人次|名)
-- says: <排查> // {}(名|人) (返乡人员|外来人员|流动人口|重点人员|来返人员|外来人口|往返人员|返回人员|外地人员)
select min(x.id) as id, min(x.organization_id) as organization_id, c.district as district,
  c.community as community, x.household as household, max(x.people) as people,
  count(*) as checks
from posts_householdcheck as x
join posts_checkpoint as c on c.id = x.checkpoint_id
join stood as s on s.organization_id = x.organization_id
  and x.checked_on >= s.since and x.checked_on < s.until
where x.checked_on between :first and :last
group by c.district, c.community, case when c.community = '' then c.id else 0 end, x.household
