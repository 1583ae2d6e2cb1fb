-- figure: 纪念活动次数
-- unit: 次
-- group: 活动
-- means: 统计期内围绕“七一”建党纪念日开展的纪念活动次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题
-- says: (纪念|庆祝|庆|迎)…(建党|七一|党的生日|党成立|共产党成立|党的)…活动 {}(次|场|项|个)
-- says: {}(次|场|项|个) …(纪念|庆祝|庆)…(建党|七一|党的生日|共产党成立)…活动
-- says: (七一|建党节|建党)[系列|主题|纪念|庆祝]活动 {}(次|场|项|个)
-- says: (七一|建党|党的生日|党的诞辰) // …(纪念|庆祝)[系列]活动 {}(次|场|项|个)
-- says: (七一|建党)…(纪念|庆祝|主题)[系列]活动 {}(次|场|项|个)
-- says: (庆七一|迎七一|庆祝七一|七一)[主题|系列]活动 {}(次|场|项|个)
-- says: 举办…七一…活动 {}(次|场|项)
-- says: (建党|七一|党的生日) // …(主题|系列|庆祝|纪念|红色主题)活动 {}(次|场|项|场次)
-- says: (庆祝|纪念|庆)…(成立|诞辰|建党|七一)… // …(庆祝|纪念|系列|主题)活动 {}(次|场|项|个|场次)
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '纪念活动'
