-- figure: 民主评议党员人数
-- unit: 名
-- group: 组织生活
-- means: 统计期内参加民主评议的党员人数，一人只计一次
-- measure: count(distinct member_id)
-- evidence: meetings.MemberAppraisal
-- shows: appraised_on 评议日期, grade 评议结果, member_id 党员编号, name 党员
-- says: (参加|参与|接受|开展|进行)[了]民主评议 [的] [党员] {}名
-- says: 民主评议党员 {}名
-- says: 民主评议 // (参评|参加|应评|实评|评议|参加评议)[的]党员 {}名
-- says: {}名 党员 …(参加|接受|进行|开展)[了]…民主评议
-- says: 评议党员 {}名
-- says: 参评党员 {}名
-- says: (参加|接受)评议[的]党员 {}名
-- says: 对 {}名 党员…民主评议
-- says: 民主评议 {}(名|人)
-- says: 评议 // (实际|实|现场)(参加|参评|评议)[评议|党员|人数] {}名
-- says: 民主评议 // {}名 党员 [全部|均](参加|参与|接受)
-- cites: 《中国共产党党员教育管理工作条例》第18条
select x.id as id, x.organization_id as organization_id, x.appraised_on as appraised_on,
  x.grade as grade, x.member_id as member_id, n.name as name
from meetings_memberappraisal as x
join members_member as n on n.id = x.member_id
join stood as s on s.organization_id = x.organization_id
  and x.appraised_on >= s.since and x.appraised_on < s.until
where x.appraised_on between :first and :last
