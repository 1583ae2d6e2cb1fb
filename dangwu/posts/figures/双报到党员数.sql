-- figure: 双报到党员数
-- unit: 名
-- group: 值守
-- means: 统计期末日在册党员中，已到居住地社区报到且未注销的人数
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, community 报到社区, since 报到日期
-- says: 双报到[的|活动|工作] [在职]党员 {}名
-- says: {}名 [在职|机关|…]<党员> …[到|向]…报到
-- says: 报到[的] [在职]党员 {}名
-- says: [在职]<党员> …(报到|双报到) {}(名|人)
-- says: (双报到|报到) // [报到|在职] 党员 {}名
-- says: (组织|动员) {}名 …<党员>…报到
-- says: [到|向][社区|居住地社区|所在社区|居住社区]报到[的][在职]党员 {}名
-- says: (参加|参与|落实|完成)双报到[的|活动][的][在职] [党员] {}名
-- says: 双报到[的] {}名
-- says: <党员> {}名 [均|全部|主动|就近] (到|向)…(社区|居住地|村)…报到
select m.id as id, p.organization_id as organization_id, m.name as name,
  min(r.community) as community, min(r.since) as since
from posts_communityregistration as r
join members_member as m on m.id = r.member_id
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
where r.since <= :last and r.until > :last and m.admitted_on <= :last and m.left_on > :last
group by m.id, p.organization_id, m.name
