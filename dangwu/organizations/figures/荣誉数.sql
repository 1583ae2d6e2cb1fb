-- figure: 荣誉数
-- unit: 项
-- group: 活动
-- means: 统计期内统计范围的党组织获得的荣誉项数，以授予日期为准
-- measure: count(*)
-- evidence: organizations.Honour
-- shows: full_name 党组织, title 荣誉名称, granted_by 授予单位, granted_on 授予日期
-- says: (荣获|获得|获|取得|斩获|赢得|获评|先后获得)…(荣誉|表彰|称号|奖项|荣誉称号|奖励|先进) {}(项|个|次)
-- says: {}(项|个) …(荣誉|奖项|荣誉称号)
-- says: 荣誉[称号] {}(项|个)
-- says: (荣获|获得|获|取得|拿到|捧回|赢得|被授予|收获)…(奖牌|锦旗|奖杯|奖状|荣誉) {}(项|块|面|个|枚)
-- says: {}(项|块|面|枚) …(奖牌|锦旗|荣誉|奖项|称号|表彰|奖杯)
-- says: {}(项|个) [国家级|省级|市级|县级|区级|省部级|省级以上|市级以上|县级以上|区级以上|上级|集体|各类|各级|国家|省|市|县|区|省市级|市县级|省、市级] (荣誉|奖项|荣誉称号|称号|奖牌|锦旗|表彰|奖励|奖杯)
-- says: 获奖 {}(项|个)
-- says: (先后获得|先后荣获|多次获得|连续获得)…(荣誉|表彰|称号|奖项|荣誉称号|奖励) {}(项|个|次)
select h.id as id, h.organization_id as organization_id, o.full_name as full_name,
  h.title as title, h.granted_by as granted_by, h.granted_on as granted_on
from organizations_honour as h
join stood as s on s.organization_id = h.organization_id
  and h.granted_on >= s.since and h.granted_on < s.until
join organizations_organization as o on o.id = h.organization_id
where h.granted_on between :first and :last
