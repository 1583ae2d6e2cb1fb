-- figure: 大讨论活动次数
-- unit: 次
-- group: 学习
-- means: 统计期内开展大讨论活动的次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题, campaign 所属专项活动
-- says: 大讨论…(讨论|讨论会|活动) {}(次|场|场次)
-- says: {}(次|场) [专题]大讨论
-- says: 大讨论 // …(组织|开展|举办|召开)[专题|集中|学习][讨论|研讨|座谈|讨论会|活动] {}(场|次|场次)
-- says: …大讨论[大实践] [学习讨论|专题] [活动] {}(次|场|场次|期)
-- says: <举办>…大讨论[活动] {}(次|场|场次|期)
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic, m.campaign as campaign
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '大讨论'
