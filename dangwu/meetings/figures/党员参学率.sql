-- figure: 党员参学率
-- unit: %
-- group: 学习
-- means: 统计期内学习（中心组学习、支部集中学习、专题研讨、大讨论）和组织生活（支部党员大会、支委会、党小组会、党课、主题党日、组织生活会、民主生活会）的实到人次与应到人次之比
-- measure: sum(present) / sum(expected)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题, present 实到, expected 应到
-- says: [党员] (参学率|参会率|到会率|参学参会率|参加率|学习参与率|到课率|参训率) {}%
-- says: (学习|党员)…参学率 {}%
-- says: 参学[党员] {}%
-- says: 参学率 {}%以上
-- says: [党员]平均(参学率|到会率|参会率) {}%
-- says: [党员] (参会率|到会率|参学率|参训率|参加率|到课率|参与率) {}%以上
-- says: …平均(参学率|到会率|参会率|到课率|参训率|参加率) {}%
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic, m.present as present, m.expected as expected
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind in ('中心组学习', '支部集中学习', '专题研讨', '大讨论', '支部党员大会',
    '支部委员会', '党小组会', '党课', '主题党日', '组织生活会', '民主生活会')
