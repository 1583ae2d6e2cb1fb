-- figure: 发展党员中女性数
-- unit: 名
-- group: 发展党员
-- means: 统计期内接收为预备党员的女性人数
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, admitted_on 接收日期, sex 性别
-- zero: 发展党员数
-- says: <新党员> // <女> [党员] {}名
-- says: 发展女[性]党员 {}名
-- says: <新党员> // {}名[为|是]女(性|同志|党员)
-- says: <新党员> // …<女>[党员] {}名
-- says: <发展>女[性]党员 {}名
-- says: <发展>…党员 // <女> [党员] {}名
-- says: <发展>…党员 // {}名[为|是]女(性|同志|党员)
-- says: (发展|吸收|接收|吸纳|接纳)[了]…党员 // …<女>[党员|同志] {}名
select m.id as id, p.organization_id as organization_id, m.name as name, m.admitted_on as admitted_on,
  m.sex as sex
from members_member as m
join members_membership as p on p.member_id = m.id
  and p.since <= m.admitted_on and p.until > m.admitted_on
join stood as s on s.organization_id = p.organization_id
  and m.admitted_on >= s.since and m.admitted_on < s.until
where m.admitted_on between :first and :last
  and m.sex = '女'
