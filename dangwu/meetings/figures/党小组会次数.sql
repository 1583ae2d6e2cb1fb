-- figure: 党小组会次数
-- unit: 次
-- group: 组织生活
-- means: 统计期内召开党小组会的次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题
-- says: 党小组会[议] {}次
-- says: {}次 党小组会[议]
-- says: 党小组(活动|学习|集中学习) {}次
-- says: (支委会|党员大会|支部大会) // 小组会 {}次
-- cites: 《中国共产党支部工作条例（试行）》第13条
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '党小组会'
