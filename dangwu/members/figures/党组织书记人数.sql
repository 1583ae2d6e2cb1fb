-- figure: 党组织书记人数
-- unit: 人
-- group: 组织
-- means: 统计期末日在任的党组织书记人数（不含副书记），一人兼任多处只算一人
-- measure: count(distinct member_id)
-- evidence: members.Post
-- shows: name 姓名, full_name 党组织, title 职务, since 任职日
-- says: <书记> {}名
-- says: {}名 (基层|)(党组织|党支部|支部|党总支)书记
-- says: {}名 书记
select p.id as id, p.organization_id as organization_id, p.member_id as member_id,
  m.name as name, o.full_name as full_name, p.title as title, p.since as since
from members_post as p
join scope as s on s.organization_id = p.organization_id
join members_member as m on m.id = p.member_id
join organizations_organization as o on o.id = p.organization_id
where p.is_secretary and p.since <= :last and p.until > :last
