-- figure: 流动党员数
-- unit: 名
-- group: 党员
-- means: 统计期末日登记为流动党员的在册党员人数
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, floating_since 流动起
-- zero: 党员总数
-- says: 流动党员 {}名
-- says: {}名流动党员
-- says: 流出党员 {}名
-- says: 党员 // 流动[的] {}名
-- says: 外出[流动|务工]党员 {}名
-- says: {}名外出[流动|务工]党员
-- says: 流动党员…(登记|登记在册|在册|建档|管理) {}名
-- says: 流动党员 // …(登记|登记在册|在册|建档立卡) {}名
select m.id as id, p.organization_id as organization_id, m.name as name, m.floating_since as floating_since
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last and m.floating_since <= :last
  and m.floating_until > :last
