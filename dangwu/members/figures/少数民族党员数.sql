-- figure: 少数民族党员数
-- unit: 名
-- group: 党员
-- means: 统计期末日在册的少数民族党员人数
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, nationality 民族
-- zero: 党员总数
-- says: 少数民族党员 {}名
-- says: {}名少数民族党员
-- says: 党员 // 少数民族[的] {}名
-- says: 党员 // {}名[为|是]少数民族
-- says: 少数民族的党员 {}名
-- says: 少数民族[干部|职工]党员 {}名
select m.id as id, p.organization_id as organization_id, m.name as name, m.nationality as nationality
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last and m.nationality not in ('汉族', '汉', '')
