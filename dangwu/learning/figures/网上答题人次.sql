-- figure: 网上答题人次
-- unit: 人次
-- group: 学习
-- means: 统计期内党员参加网上答题（含网上进行的竞赛、测试）的人次
-- measure: count(*)
-- evidence: learning.QuizAttempt
-- shows: attempted_on 答题日期, name 党员, title 名称, score 得分
-- says: (网上|网络|线上|在线|学习强国)[知识|党史|党建|党规]…(答题|竞答|测试|竞赛|答卷|考试)[活动] [<人们>|<参加>] {}(人次|人)
-- says: (网上|网络|线上|在线)…(答题|竞答|测试|竞赛|答卷) // (参与|参加|覆盖|答题|组织)[<人们>] {}(人次|人)
-- says: (参与|参加|组织)…答题 [<人们>] {}人次
-- says: {}(人次|名|人) …(参加|参与|完成)[了]…(网上|网络|线上|在线)…(答题|竞答|测试|竞赛)
-- says: 答题 {}人次
-- says: {}(人次|名|人) …(参加|参与|完成)[了]…(网上|网络|线上|在线)…(问答|答卷|考试)
-- says: (平台|线上|网上|网络)[答题] // …答题…{}人次
-- says: (网上|网络|线上|在线|云上)…(竞答|答题|竞赛|测试|答卷|考试|闯关) // (吸引|参与|参加|共有|动员|组织|带动) [<人们>] {}人次
select x.id as id, x.organization_id as organization_id, x.attempted_on as attempted_on,
  n.name as name, q.title as title, x.score as score
from learning_quizattempt as x
join learning_quiz as q on q.id = x.quiz_id
join members_member as n on n.id = x.member_id
join stood as s on s.organization_id = x.organization_id
  and x.attempted_on >= s.since and x.attempted_on < s.until
where x.attempted_on between :first and :last
  and q.online = true
