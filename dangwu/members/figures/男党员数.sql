-- figure: 男党员数
-- unit: 名
-- group: 党员
-- means: 统计期末日在册的男党员人数
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, sex 性别
-- zero: 党员总数
-- says: 男[性]党员 {}名
-- says: {}名男[性]党员
-- says: 党员 // 男[性|同志] {}名
-- says: 党员 // {}名[为|是]男(性|同志)
-- says: 男同志党员 {}名
-- says: 党员 // 男 {}名
select m.id as id, p.organization_id as organization_id, m.name as name, m.sex as sex
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last and m.sex = '男'
