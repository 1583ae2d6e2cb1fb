-- figure: 宣讲场次
-- unit: 场
-- group: 学习
-- means: 统计期内面向群众、党支部、企业等开展宣讲的场次
-- measure: count(*)
-- evidence: learning.Talk
-- shows: held_on 宣讲日期, topic 主题, audience 宣讲对象
-- says: [政策|理论|集中|巡回|专题|主题|基层|党史|十九大|微]宣讲[活动|会|报告|报告会] {}(场|次|场次|期)
-- says: {}(场|次|场次) [政策|理论|集中|巡回|专题|主题|基层|…]宣讲
-- says: …宣讲[会|活动|报告会] {}(场|场次)
-- says: 宣讲(员|团|队|小分队|小组)…{}(场|场次)
-- says: (开展|举办|组织)…宣讲 {}(场|次|场次)
-- says: 宣讲(员|团|队|小分队|小组)…宣讲 {}(场|场次|次)
select x.id as id, x.organization_id as organization_id, x.held_on as held_on,
  x.topic as topic, x.audience as audience
from learning_talk as x
join stood as s on s.organization_id = x.organization_id
  and x.held_on >= s.since and x.held_on < s.until
where x.held_on between :first and :last
