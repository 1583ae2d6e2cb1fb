-- figure: 专家辅导场次
-- unit: 场
-- group: 学习
-- means: 统计期内由外请专家授课辅导的场次
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题, outside_expert 外请专家
-- says: (专家|教授|学者|讲师|党校)…(辅导|讲座|授课|报告|讲课|宣讲|专题辅导)[报告|会|讲座|报告会] {}(场|次|期|场次|堂)
-- says: [专题|理论|集中|学习](辅导报告|辅导讲座|辅导报告会|专题辅导|辅导|讲座|辅导会) {}(场|次|期|场次|堂)
-- says: {}(场|次|期|场次) [专家|专题|理论]…(辅导报告|辅导讲座|专题辅导|专题讲座|辅导)
-- says: 专题讲座 {}(场|次|期|场次)
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic, m.outside_expert as outside_expert
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.outside_expert <> ''
