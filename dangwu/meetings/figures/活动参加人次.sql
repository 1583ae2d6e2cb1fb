-- figure: 活动参加人次
-- unit: 人次
-- group: 活动
-- means: 统计期内各类活动（主题党日、大讨论、纪念活动、廉政教育、警示教育和其他活动）的实到人次
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
  and m.kind in ('主题党日', '大讨论', '纪念活动', '廉政教育', '警示教育', '其他活动')
