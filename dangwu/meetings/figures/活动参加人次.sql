-- figure: 活动参加人次
-- unit: 人次
-- group: 活动
-- means: 统计期内各类活动（学习、党课、研讨、主题党日、组织生活会、教育、纪念等）的实到人次；党员大会、支委会、党小组会、党委会、党组会和工作会议是会议，不算
-- measure: sum(present)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题, present 实到
-- says: 活动 // <参加>[活动|的|各类] [<人们>] {}(人次)
-- says: (参加|参与|吸引|覆盖)…活动[的] [<人们>] {}人次
-- says: 活动[参加|参与|覆盖|吸引|参加人数] [<人们>] {}人次
-- says: {}人次[<人们>]…(参加|参与)…活动
-- says: 活动 // {}人次 [<人们>](参加|参与)
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic, m.present as present
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind not in ('支部党员大会', '支部委员会', '党小组会', '党委会', '党组会', '工作会议')
