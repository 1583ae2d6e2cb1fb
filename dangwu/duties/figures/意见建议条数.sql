-- figure: 意见建议条数
-- unit: 条
-- group: 责任
-- means: 统计期内征集到的意见建议条数
-- measure: count(*)
-- evidence: duties.Suggestion
-- shows: content 内容, source 来源, collected_on 征集日期, settled_on 办结日期
-- says: (征求|征集|收集|收到|梳理|听取|提出|征得|收集到|征求到|搜集)[了|到]…(意见建议|意见和建议|意见|建议|意见及建议) {}(条|个|项)
-- says: (意见建议|意见和建议|意见|建议) {}(条|个|项)
-- says: {}(条|个|项) …(意见建议|意见|建议)
-- says: (金点子|合理化建议|建议意见) {}(条)
select x.id as id, x.organization_id as organization_id, x.content as content,
  x.source as source, x.collected_on as collected_on, x.settled_on as settled_on
from duties_suggestion as x
join stood as s on s.organization_id = x.organization_id
  and x.collected_on >= s.since and x.collected_on < s.until
where x.collected_on between :first and :last
