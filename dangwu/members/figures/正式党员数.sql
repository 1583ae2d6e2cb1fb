-- figure: 正式党员数
-- unit: 名
-- group: 党员
-- means: 统计期末日在册的正式党员人数，末日当天转正的算正式党员
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, confirmed_on 转正日期
-- zero: 党员总数
-- says: 正式党员 {}名
-- says: {}名[中共]正式党员
-- says: 党员 // 正式[的] {}名
select m.id as id, p.organization_id as organization_id, m.name as name, m.confirmed_on as confirmed_on
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last and m.confirmed_on <= :last
