-- figure: 五星党员数
-- unit: 名
-- group: 责任
-- means: 统计期内被评定为五星的党员人数，一人多次评定只算一人
-- measure: count(distinct member_id)
-- evidence: members.StarRating
-- shows: name 姓名, stars 星级, rated_on 评定日期
-- zero: 星级党员数
-- says: (五星|5星|五颗星)[级][党员|的|党员的] {}名
-- says: {}名 (五星|5星|五颗星)[级]党员
-- says: 党员 // {}名 [被] (评为|评定为|获评|定为)(五星|5星|五颗星)
-- says: (评出|评选|评定|认定|评选出|产生)[出|了] (五星|5星|五颗星)[级][党员] {}名
-- says: {}名 党员 [被|获] (评为|评定为|获评|评上|晋升为|认定为|当选|评) 五星[级]党员
select r.id as id, r.organization_id as organization_id, r.member_id as member_id,
  m.name as name, r.stars as stars, r.rated_on as rated_on
from members_starrating as r
join stood as s on s.organization_id = r.organization_id
  and r.rated_on >= s.since and r.rated_on < s.until
join members_member as m on m.id = r.member_id
where r.rated_on between :first and :last and r.stars = 5
