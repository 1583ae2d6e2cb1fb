-- figure: 主题党日次数
-- unit: 次
-- group: 组织生活
-- means: 统计期内开展主题党日（党员活动日）的次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题
-- says: [支部]<党日>[主题]活动 {}(次|场|期|场次|回)
-- says: <党日> {}(次|场|期|场次|回)
-- says: {}(次|场|期) [支部]<党日>
-- says: 党日活动 {}(次|场|期)
-- says: <举办>…<党日>[活动] {}(次|场|期|场次)
-- cites: 《中国共产党支部工作条例（试行）》第16条
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '主题党日'
