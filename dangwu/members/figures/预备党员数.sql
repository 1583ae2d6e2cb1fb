-- figure: 预备党员数
-- unit: 名
-- group: 党员
-- means: 统计期末日在册、尚未转正的党员人数
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, admitted_on 入党日期, confirmed_on 转正日期
-- zero: 党员总数
-- says: 预备党员 {}名
-- says: {}名[中共]预备党员
-- says: 党员 // 预备[的] {}名
-- says: (尚在|处于|仍在|还在)预备期[的] [党员] {}名
select m.id as id, p.organization_id as organization_id, m.name as name, m.admitted_on as admitted_on,
  m.confirmed_on as confirmed_on
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last and (m.confirmed_on is null or m.confirmed_on > :last)
