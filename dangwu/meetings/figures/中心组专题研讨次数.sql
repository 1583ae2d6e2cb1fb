-- figure: 中心组专题研讨次数
-- unit: 次
-- group: 学习
-- means: 统计期内以专题研讨形式进行的理论学习中心组学习的次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题, form 形式
-- zero: 中心组学习次数
-- says: 中心组…(专题|学习|集中|交流|)研讨[会|交流|发言] {}次
-- says: 中心组 // (专题|学习|集中|)[学习|交流]研讨[会|交流] {}次
-- says: {}次中心组[专题|学习]研讨
-- says: 中心组…专题讨论 {}次
-- says: 中心组 // …研讨[的|了] {}次
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic, m.form as form
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '中心组学习' and m.form = '专题研讨'
