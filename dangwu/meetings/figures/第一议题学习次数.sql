-- figure: 第一议题学习次数
-- unit: 次
-- group: 学习
-- means: 统计期内以“第一议题”学习开场的会议次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题
-- says: 第一议题[制度|学习|学习制度|集中学习|专题学习]…{}次
-- says: {}次 第一议题
-- says: 以第一议题…学习…{}次
-- says: 第一议题 // …(跟进学习|学习|集中学习|传达学习|专题学习|组织学习|学习传达|及时学习) {}次
-- says: 第一议题 // (学习|传达学习|跟进学习|集中学习|传达)…(讲话|精神|指示|批示|文章|论述) {}次
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.opened_with_first_topic = true
