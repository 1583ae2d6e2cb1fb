-- figure: 主题党日参加人次
-- unit: 人次
-- group: 组织生活
-- means: 统计期内主题党日（党员活动日）的实到人次
-- measure: sum(present)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题, present 实到
-- says: <党日> // <参加> [<人们>] {}(人次)
-- says: (参加|参与)…<党日>[活动] [的] [<人们>] {}人次
-- says: <党日>[活动] (参加|参与|覆盖)[<人们>] {}人次
-- says: {}人次[<人们>]…(参加|参与)[了]…<党日>
-- says: <党日> // {}人次 [<人们>](参加|参与)
-- says: <党日>[活动](吸引|覆盖|组织|带动) [<人们>] {}人次
-- says: <党日> // [<人们>] {}人次
-- says: <党日> // (参加|来)[的|了] [<人们>] {}人次
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic, m.present as present
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '主题党日'
