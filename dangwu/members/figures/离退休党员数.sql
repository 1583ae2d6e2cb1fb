-- figure: 离退休党员数
-- unit: 名
-- group: 党员
-- means: 统计期末日在册、已离退休的党员人数，末日当天离退休的算离退休
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, retired_on 离退休日期
-- zero: 党员总数
-- says: (离退休|退休|离休)[老][干部|职工|教师|人员][的]党员 {}名
-- says: {}名(离退休|退休|离休)[干部|职工|人员|教师]党员
-- says: 党员 // (离退休|退休) [的] {}名
-- says: (老同志|老干部|离退休人员|退休人员|退休职工|退下来)…党员 {}名
-- says: (离休退休|离退休|退休|离休)[干部|职工|人员][的|老]党员 {}名
-- says: 离休、退休党员 {}名
-- says: 党员 // (退休|离退休|离休)[的](老同志|人员|干部|职工|教师|老干部) {}名
-- says: {}名老干部党员
select m.id as id, p.organization_id as organization_id, m.name as name, m.retired_on as retired_on
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last and m.retired_on <= :last
