-- figure: 党课次数
-- unit: 次
-- group: 组织生活
-- means: 统计期内讲授党课的次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题
-- says: [专题]党课 {}(次|堂|节|场|期|讲|场次|回)
-- says: {}(次|堂|节|场|讲|期) [专题]党课
-- says: [专题]党课[教育|学习|宣讲] {}(次|堂|节|场|期|场次)
-- says: <讲>[专题]党课 {}(次|堂|节|场|期|讲|场次)
-- says: <讲> {}(次|堂|节|场|讲) [专题]党课
-- says: 上党课 {}(课时|节|堂)
-- says: 党课[教育](上|讲|开|讲授|组织|安排|讲述)[了|过] {}(次|堂|节|场|期|讲)
-- says: (讲授|开设|宣讲)…党课 {}(次|堂|节|场|期|讲|场次)
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '党课'
