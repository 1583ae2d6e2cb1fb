-- figure: 廉政教育次数
-- unit: 次
-- group: 廉政
-- means: 统计期内开展廉政教育的次数，警示教育另计
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题
-- says: <廉政>[专题|主题|宣传|学习] 教育[活动|大会|会|课|专题会|学习|党课] {}(次|场|期|场次|堂)
-- says: {}(次|场|场次) <廉政>[专题|主题]教育
-- says: <廉政>(宣讲|讲座) {}(次|场|堂|期)
-- says: <廉政>…教育[活动] {}(次|场|期)
-- says: <廉政>专题[学习] {}次
-- says: <举办>…<廉政>[宣传|主题|专题|学习]教育[活动|大会|会] {}(次|场|场次)
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '廉政教育'
