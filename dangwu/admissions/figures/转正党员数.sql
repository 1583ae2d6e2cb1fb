-- figure: 转正党员数
-- unit: 名
-- group: 发展党员
-- means: 统计期内由预备党员转为正式党员的人数，以转正日期为准
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, confirmed_on 转正日期
-- zero: 党员总数
select m.id as id, p.organization_id as organization_id, m.name as name, m.confirmed_on as confirmed_on
from members_member as m
join members_membership as p on p.member_id = m.id
  and p.since <= m.confirmed_on and p.until > m.confirmed_on
join stood as s on s.organization_id = p.organization_id
  and m.confirmed_on >= s.since and m.confirmed_on < s.until
where m.confirmed_on between :first and :last
