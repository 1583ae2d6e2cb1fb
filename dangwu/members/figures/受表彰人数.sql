-- figure: 受表彰人数
-- unit: 人
-- group: 活动
-- means: 统计期内受到表彰的党员人数，一人多次受表彰只算一人
-- measure: count(distinct member_id)
-- evidence: members.Commendation
-- shows: name 姓名, title 表彰名称, granted_on 表彰日期
select c.id as id, c.organization_id as organization_id, c.member_id as member_id,
  m.name as name, c.title as title, c.granted_on as granted_on
from members_commendation as c
join stood as s on s.organization_id = c.organization_id
  and c.granted_on >= s.since and c.granted_on < s.until
join members_member as m on m.id = c.member_id
where c.granted_on between :first and :last
