-- figure: 领学次数
-- unit: 次
-- group: 学习
-- means: 统计期内有领学人的学习（中心组学习、支部集中学习、专题研讨、大讨论）次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题
-- says: 领学[活动|导学] {}(次|人次|场|期)
-- says: {}次 领学
-- says: (领学|带头领学|轮流领学)…{}(次|人次)
-- says: …领学[活动|导学] {}(次|人次|场|期)
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind in ('中心组学习', '支部集中学习', '专题研讨', '大讨论')
  and m.lead_reader_id is not null
