-- figure: 支委会次数
-- unit: 次
-- group: 组织生活
-- means: 统计期内召开支部委员会会议的次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题
-- says: (支委会|支部委员会|支委)[会议] {}次
-- says: {}次 (支委会|支部委员会)[会议]
-- says: 支部委员会会 {}次
-- says: (支委会|支部委员会)[会议|会] [累计|共|先后] (召开|开|举行)[了|过] {}次
-- says: 支部委员会会议 {}次
-- says: 支部委员会议 {}次
-- cites: 《中国共产党支部工作条例（试行）》第12条
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '支部委员会'
