-- figure: 调研文章篇数
-- unit: 篇
-- group: 学习
-- means: 统计期内完成的调研文章篇数
-- measure: count(*)
-- evidence: learning.Article
-- shows: finished_on 完成日期, title 题目
-- says: [撰写|形成|完成][了]…(调研报告|调研文章|调研成果|调查报告|研究文章|课题报告|研究报告|理论调研文章|调研论文) {}(篇|份|个)
-- says: {}(篇|份) …(调研报告|调研文章|调研成果|调查报告)
-- says: (调研|课题)(报告|文章|成果|论文) {}(篇|份|个)
-- says: (写|撰写|形成)[了|出]…(调研报告|调研文章|调查报告) {}(篇|份)
select x.id as id, x.organization_id as organization_id, x.finished_on as finished_on,
  x.title as title
from learning_article as x
join stood as s on s.organization_id = x.organization_id
  and x.finished_on >= s.since and x.finished_on < s.until
where x.finished_on between :first and :last
