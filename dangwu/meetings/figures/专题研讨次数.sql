-- figure: 专题研讨次数
-- unit: 次
-- group: 学习
-- means: 统计期内各级党组织专题研讨的次数，含以专题研讨形式进行的中心组学习等
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题, form 形式
-- says: (专题|学习|交流|集中)[学习|交流|专题]研讨[会|交流|活动|交流会] {}次
-- says: {}次 [专题|学习][学习|交流]研讨
-- says: (支部|党支部)…(专题|学习|交流)研讨[会|交流] {}次
-- says: 研讨(会|交流|活动|交流会) {}次
-- says: 专题讨论 {}次
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic, m.form as form
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and (m.kind = '专题研讨' or m.form = '专题研讨')
