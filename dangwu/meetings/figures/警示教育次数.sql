-- figure: 警示教育次数
-- unit: 次
-- group: 廉政
-- means: 统计期内开展警示教育的次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题
-- says: 警示[专题|案例] 教育[活动|大会|会|专题会|学习] {}(次|场|期|场次)
-- says: {}(次|场|场次) [专题|廉政|案例]警示教育
-- says: (观看|组织观看|集中观看)…警示[教育](片|专题片|宣传片) {}(次|部|场|场次)
-- says: 警示教育基地…{}次
-- says: <廉政>警示教育[活动|大会|会] {}(次|场|期|场次)
-- says: (看|看了|播放|收看|组织收看)[了]警示[教育](片|专题片|录像) {}(次|部|场|场次)
-- says: <举办>…警示教育[活动|大会|会] {}(次|场|场次)
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '警示教育'
