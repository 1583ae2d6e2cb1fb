-- figure: 发展党员中大专以上数
-- unit: 名
-- group: 发展党员
-- means: 统计期内接收为预备党员、学历为大学专科及以上的人数
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, admitted_on 接收日期, education 学历
-- zero: 发展党员数
-- says: <新党员> // (大学专科|大专|专科)[学历](及|或|)以上[<学历>] [的|者] [党员] {}名
-- says: 发展(大专|专科)(及|)以上[<学历>][的]党员 {}名
-- says: <发展>[具有|拥有](大学专科|大专|专科)[学历](及|或|)以上[<学历>][的]党员 {}名
-- says: <发展>…党员 // (大学专科|大专|专科)[学历](及|或|)以上[<学历>] [的|者] [党员] {}名
-- says: <发展>…党员 // 具有(大学专科|大专|专科)[学历](及|或|)以上[<学历>] [的|者] [党员] {}名
-- says: (发展|吸收|接收|吸纳|接纳)[了]…党员 // [具有|拥有](大学专科|大专|专科)[学历](及|或|)[其]以上[<学历>][的|者] [党员] {}名
-- says: <新党员> // [具有|拥有](大学专科|大专|专科)[学历](及|或|)[其]以上[<学历>] [的|者] [党员] {}名
select m.id as id, p.organization_id as organization_id, m.name as name, m.admitted_on as admitted_on,
  m.education as education
from members_member as m
join members_membership as p on p.member_id = m.id
  and p.since <= m.admitted_on and p.until > m.admitted_on
join stood as s on s.organization_id = p.organization_id
  and m.admitted_on >= s.since and m.admitted_on < s.until
where m.admitted_on between :first and :last
  and m.education in ('研究生', '大学本科', '大学专科')
