-- figure: 简报期数
-- unit: 期
-- group: 信息
-- means: 统计期内印发的简报期数
-- measure: count(*)
-- evidence: bulletins.Briefing
-- shows: number 期号, title 标题, published_on 印发日期
-- says: (编发|印发|刊发|发布|编印|编制|推出|出刊|编辑|制作|报送|出)…简报 {}(期|份|篇)
-- says: [信息|工作|党建|学习|活动]简报 {}(期|份|篇)
-- says: {}期 …简报
-- says: 简报(编发|印发|刊发|编印|出刊) {}(期|份)
-- says: 简报(出|编|印|发|出刊|编发)[了] {}(期|份)
select x.id as id, x.organization_id as organization_id, x.number as number, x.title as title,
  x.published_on as published_on
from bulletins_briefing as x
join stood as s on s.organization_id = x.organization_id
  and x.published_on >= s.since and x.published_on < s.until
where x.published_on between :first and :last
