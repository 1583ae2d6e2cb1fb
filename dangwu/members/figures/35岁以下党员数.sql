-- figure: 35岁以下党员数
-- unit: 名
-- group: 党员
-- means: 统计期末日年龄在35周岁及以下的党员人数
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, birth_no 出生日期
-- let: born = last - 36 years
-- zero: 党员总数
-- says: (35|三十五)[周]岁(及|含|)以下[的] [青年|年轻] 党员 {}名
-- says: 党员 // (35|三十五)[周]岁(及|含|)以下[的|青年|年轻人|青年党员] {}名
-- says: {}名 (35|三十五)[周]岁(及|)以下[的|青年]党员
-- says: (35|三十五)[周]岁(及|)以下[的|青年|年轻]党员 {}名
-- says: (不超过|未满|不满)(35|三十五)[周]岁[的] [青年|年轻] 党员 {}名
select m.id as id, p.organization_id as organization_id, m.name as name, m.birth_no as birth_no
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last and m.birth_no > :born_no
