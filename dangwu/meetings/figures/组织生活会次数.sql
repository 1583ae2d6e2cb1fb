-- figure: 组织生活会次数
-- unit: 次
-- group: 组织生活
-- means: 统计期内召开组织生活会的次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题
-- says: [专题]组织生活会 {}次
-- says: {}次 [专题]组织生活会
-- cites: 《中国共产党支部工作条例（试行）》第17条
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '组织生活会'
