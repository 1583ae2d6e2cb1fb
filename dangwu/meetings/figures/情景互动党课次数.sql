-- figure: 情景互动党课次数
-- unit: 次
-- group: 组织生活
-- means: 统计期内以情景互动形式讲授的党课次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题, form 形式
-- zero: 党课次数
-- says: (情景互动|情景|情境|互动|情景式|情景体验|沉浸|沉浸式)[互动][式|体验]…党课 {}(次|堂|节|场|期)
-- says: {}(次|堂|节|场|期) (情景互动|情景|情境|互动|沉浸)[互动][式]党课
-- says: 情景(剧|体验|教学|式|再现)[互动][式]党课 {}(次|堂|节|场|期)
-- says: (编排|创作|推出|开展|打造|组织|讲授)[了]…(情景|互动|情境)…党课 {}(次|堂|节|场|期)
-- says: 党课 // (情景|互动|情景互动|情景式|沉浸式|情境)[式][党课|教学|体验] {}(次|场|堂|节)
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic, m.form as form
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '党课' and m.form = '情景互动'
