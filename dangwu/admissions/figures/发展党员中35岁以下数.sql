-- figure: 发展党员中35岁以下数
-- unit: 名
-- group: 发展党员
-- means: 统计期内接收为预备党员、统计期末日年龄在35周岁及以下的人数
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, admitted_on 接收日期, birth_no 出生日期
-- zero: 发展党员数
-- let: born = last - 36 years
-- says: <新党员> // (35|三十五)[周]岁(及|含|)以下[的|青年|年轻人|党员] {}名
-- says: 发展(35|三十五)岁(及|)以下[的|青年]党员 {}名
-- says: <发展>(35|三十五)[周]岁(及|含|)以下[的] [青年|年轻] 党员 {}名
-- says: <发展>…党员 // (35|三十五)[周]岁(及|含|)以下[的|青年|年轻人|党员] {}名
-- says: (发展|吸收|接收|吸纳|接纳)[了]…党员 // [年龄|年龄在](35|三十五)[周]岁(及|含|)以下[的|青年|年轻人|党员] {}名
select m.id as id, p.organization_id as organization_id, m.name as name, m.admitted_on as admitted_on,
  m.birth_no as birth_no
from members_member as m
join members_membership as p on p.member_id = m.id
  and p.since <= m.admitted_on and p.until > m.admitted_on
join stood as s on s.organization_id = p.organization_id
  and m.admitted_on >= s.since and m.admitted_on < s.until
where m.admitted_on between :first and :last
  and m.birth_no > :born_no
