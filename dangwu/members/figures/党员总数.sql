-- figure: 党员总数
-- unit: 名
-- group: 党员
-- means: 统计期末日在册党员人数，含正式党员和预备党员
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, admitted_on 入党日期, confirmed_on 转正日期
-- says: 党员 {}名
-- says: 共产党员 {}名
-- says: {}名 [中共|共产|在册]党员
-- says: 党员队伍 {}名
-- says: [在册|登记]党员 {}名
select m.id as id, p.organization_id as organization_id, m.name as name,
  m.admitted_on as admitted_on, m.confirmed_on as confirmed_on
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last
