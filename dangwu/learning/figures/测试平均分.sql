-- figure: 测试平均分
-- unit: 分
-- group: 学习
-- means: 统计期内党员答题、竞赛、测试得分（百分制）的平均分，保留一位小数
-- measure: sum(score) / count(*)
-- places: 1
-- evidence: learning.QuizAttempt
-- shows: attempted_on 答题日期, name 党员, title 名称, score 得分
-- says: [测试|考试|测验|成绩]…平均(分|成绩|得分|分数) {}分
-- says: 平均(分|成绩|得分|分数) {}分
-- says: 平均 {}分
-- says: (测试|考试|测验|竞赛|答题) // 平均 {}分
-- says: (测试|答题|考试|竞赛) // 人均(得分|成绩) {}分
select x.id as id, x.organization_id as organization_id, x.attempted_on as attempted_on,
  n.name as name, q.title as title, x.score as score
from learning_quizattempt as x
join learning_quiz as q on q.id = x.quiz_id
join members_member as n on n.id = x.member_id
join stood as s on s.organization_id = x.organization_id
  and x.attempted_on >= s.since and x.attempted_on < s.until
where x.attempted_on between :first and :last
