-- figure: 知识竞赛次数
-- unit: 次
-- group: 学习
-- means: 统计期内举办知识竞赛和知识测试的次数，网上答题另计
-- measure: count(*)
-- evidence: learning.Quiz
-- shows: held_on 举办日期, title 名称, kind 类别
-- says: …知识[党史|党建|党规|网上|…](竞赛|测试|竞答|考试|测验|抢答赛|问答|答题)[活动] {}(次|场|期|场次)
-- says: (竞赛|测试|考试|测验)[活动] {}(次|场|期)
-- says: {}(次|场|期) …知识(竞赛|测试|竞答|考试|答题)
-- says: {}次 …(闭卷考试|测试|测验)
-- says: (理论|业务|应知应会|党建|党务|闭卷|集中|网上|线上|党规|党史)[知识|理论](测试|考试|竞赛|测验) {}(次|场|期)
-- says: <举办>…(知识|应知应会|党规|党章|党纪|党史)…(测试|竞赛|竞答|考试|测验|抢答赛)[活动] {}(次|场|期|场次)
-- says: (学习|理论|党建)测试[活动] {}(次|场)
select x.id as id, x.organization_id as organization_id, x.held_on as held_on,
  x.title as title, x.kind as kind
from learning_quiz as x
join stood as s on s.organization_id = x.organization_id
  and x.held_on >= s.since and x.held_on < s.until
where x.held_on between :first and :last
  and x.kind in ('知识竞赛', '测试')
