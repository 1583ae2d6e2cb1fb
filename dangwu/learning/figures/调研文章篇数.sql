-- figure: 调研文章篇数
-- unit: 篇
-- group: 学习
-- means: 统计期内完成的调研文章篇数
-- measure: count(*)
-- evidence: learning.Article
-- shows: finished_on 完成日期, title 题目
select x.id as id, x.organization_id as organization_id, x.finished_on as finished_on,
  x.title as title
from learning_article as x
join stood as s on s.organization_id = x.organization_id
  and x.finished_on >= s.since and x.finished_on < s.until
where x.finished_on between :first and :last
