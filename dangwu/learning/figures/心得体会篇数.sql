-- figure: 心得体会篇数
-- unit: 篇
-- group: 学习
-- means: 统计期内党员提交的心得体会篇数
-- measure: count(*)
-- evidence: learning.Reflection
-- shows: handed_in_on 提交日期, name 党员, title 题目
-- says: (心得体会|学习心得|心得|体会文章|学习体会|感悟文章|学习感悟|心得感悟|体会)[文章|材料|交流文章] {}(篇|份)
-- says: {}(篇|份) …(心得体会|学习心得|体会文章|心得|感悟)
-- says: (撰写|提交|上交|交流|形成|撰写了)…(心得|体会|心得体会)[文章|材料] {}(篇|份)
-- says: (写|撰写|交)[了|出|来][学习]心得[体会] {}(篇|份)
-- says: (学习)体会 {}(篇|份)
select x.id as id, x.organization_id as organization_id, x.handed_in_on as handed_in_on,
  n.name as name, x.title as title
from learning_reflection as x
join members_member as n on n.id = x.member_id
join stood as s on s.organization_id = x.organization_id
  and x.handed_in_on >= s.since and x.handed_in_on < s.until
where x.handed_in_on between :first and :last
