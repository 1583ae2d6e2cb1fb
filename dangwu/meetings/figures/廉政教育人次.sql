-- figure: 廉政教育人次
-- unit: 人次
-- group: 廉政
-- means: 统计期内廉政教育的实到人次，警示教育另计
-- measure: sum(present)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题, present 实到
-- says: <廉政>…教育 // (<参加>|教育) [<人们>] {}人次
-- says: <廉政>[专题|警示|主题|宣传]教育 [<人们>] {}人次
-- says: (参加|接受)…<廉政>…教育 [的] [<人们>] {}人次
-- says: (警示教育|廉政教育) // (受教育|参加|教育) [<人们>] {}人次
-- says: {}人次 [<人们>]…(接受|参加)…<廉政>…教育
-- says: <廉政>…教育 // {}人次 [<人们>](参加|参与|受教育)
-- says: <廉政>[教育]…(课|会|讲座|教育) <参加> {}人次
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic, m.present as present
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '廉政教育'
