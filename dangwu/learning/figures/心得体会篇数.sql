-- figure: 心得体会篇数
-- unit: 篇
-- group: 学习
-- means: 统计期内党员提交的心得体会篇数
-- measure: count(*)
-- evidence: learning.Reflection
-- shows: handed_in_on 提交日期, name 党员, title 题目
select x.id as id, x.organization_id as organization_id, x.handed_in_on as handed_in_on,
  n.name as name, x.title as title
from learning_reflection as x
join members_member as n on n.id = x.member_id
join stood as s on s.organization_id = x.organization_id
  and x.handed_in_on >= s.since and x.handed_in_on < s.until
where x.handed_in_on between :first and :last
