-- figure: 党建信息上报数
-- unit: 篇
-- group: 信息
-- means: 统计期内向上级报送的党建信息篇数，未报送的草稿不算
-- measure: count(*)
-- evidence: bulletins.Bulletin
-- shows: title 标题, submitted_on 上报日期, adopted_on 采用日期, adopted_level 采用级别
-- says: (上报|报送|报|报出|撰写|编报|投送|投稿|编写|编发|撰写上报)…信息[稿件|稿|简讯|材料|动态|宣传稿] {}(篇|条|份|则)
-- says: [党建|工作|党务|各类]信息[工作](上报|报送|投稿|稿件|编发) {}(篇|条|份)
-- says: 党建信息 {}(篇|条|份)
-- says: {}(篇|条|份) [党建|工作|党务|各类]…信息
-- says: (上报|报送) {}(篇|条|份) …信息
-- says: 信息[稿件](报|报了|上报了|报出|写) {}(篇|条|份)
-- says: (信息|稿件)(报送|上报|投送|投稿|采写)量 {}(篇|条|份)
-- says: (投稿|投送|上报|报送|撰写|编发)…稿件 {}(篇|条|份)
-- says: 党建[宣传]稿件 {}(篇|条|份)
-- says: (信息|稿件)(报|报送|上报|送|投)[了|上去] {}(篇|条|份)
-- says: (心得|心得体会|调研报告|简报|稿件) // [党建|工作]信息 {}(篇|条)
select x.id as id, x.organization_id as organization_id, x.title as title,
  x.submitted_on as submitted_on, x.adopted_on as adopted_on, x.adopted_level as adopted_level
from bulletins_bulletin as x
join stood as s on s.organization_id = x.organization_id
  and x.submitted_on >= s.since and x.submitted_on < s.until
where x.submitted_on between :first and :last
