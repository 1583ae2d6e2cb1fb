-- figure: 在职党员数
-- unit: 名
-- group: 党员
-- means: 统计期末日在册、尚未离退休的党员人数
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, retired_on 离退休日期
-- zero: 党员总数
-- says: 在职[在岗|干部|职工|教职工]党员 {}名
-- says: 在岗党员 {}名
-- says: {}名在职[在岗]党员
-- says: 党员 // 在职[的|在岗] {}名
select m.id as id, p.organization_id as organization_id, m.name as name, m.retired_on as retired_on
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last and (m.retired_on is null or m.retired_on > :last)
