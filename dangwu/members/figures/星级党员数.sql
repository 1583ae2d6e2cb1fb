-- figure: 星级党员数
-- unit: 名
-- group: 责任
-- means: 统计期内被评定星级的党员人数，一人多次评定只算一人
-- measure: count(distinct member_id)
-- evidence: members.StarRating
-- shows: name 姓名, stars 星级, rated_on 评定日期
-- says: [评选|评定|评出|评|产生|认定] [出|了|各]星级党员 {}名
-- says: {}名 [各级]星级党员
-- says: (评选|评定|评出|认定)[了] {}名 星级党员
-- says: (三星|四星|一星|二星) // …五星[级][的]党员 {}名
-- says: (带星|有星|上星)[级]的党员 {}名
-- says: 星级 // (评上|评出|被评上|上榜)[的][党员] {}名
-- says: (评上|评定为|当选|获评)星级[党员][的] [党员] {}名
-- says: {}名 党员 [被|获] (评为|评定为|获评|评上|认定为|当选|评) 星级党员
-- says: (带星|有星|上星)[级][的]党员 {}名
select r.id as id, r.organization_id as organization_id, r.member_id as member_id,
  m.name as name, r.stars as stars, r.rated_on as rated_on
from members_starrating as r
join stood as s on s.organization_id = r.organization_id
  and r.rated_on >= s.since and r.rated_on < s.until
join members_member as m on m.id = r.member_id
where r.rated_on between :first and :last
