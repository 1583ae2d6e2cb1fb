-- figure: 党建信息采用数
-- unit: 篇
-- group: 信息
-- means: 统计期内被上级采用的党建信息篇数，按采用日期计，一篇被几级采用只计一次
-- measure: count(*)
-- evidence: bulletins.Bulletin
-- shows: title 标题, submitted_on 上报日期, adopted_on 采用日期, adopted_level 采用级别
-- zero: 党建信息上报数
-- says: 被…<采用>[信息|稿件|党建信息] {}(篇|条|份|则)
-- says: (上级|省|市|区|县|媒体|刊物|网站|工委|机关党建|平台|报刊)…<采用>[信息|稿件|党建信息] {}(篇|条|份|则)
-- says: <采用>(信息|稿件|党建信息) {}(篇|条|份|则)
-- says: 信息 // …<采用>[信息] {}(篇|条|份|则)
-- says: 信息 // {}条 …(被|获|得到)…<采用>
-- says: 信息 // {}(篇|条|份) …<采用>
-- says: 信息[被]<采用> {}(篇|条|份)
-- says: 信息 // [被](用|用了|采用了|录用了|登了|刊登) {}(篇|条|份)
-- says: (信息|稿件|投稿|简报|报道) // {}(篇|条|份) …(被|获|得到)…<采用>
-- says: …被…<采用>[信息|稿件|党建信息] {}(篇|条|份|则)
-- says: (信息|稿件|投稿) // (用上|采上|录上|登上|上稿|中稿)[的|了] {}(篇|条|份)
-- says: …被…(工委|机关|部门|网站|媒体|报刊|平台|党委|组织部|局|省级|市级|公众号|杂志)…<采用>[信息|稿件|党建信息] {}(篇|条|份|则)
-- says: (信息|稿件|报道) // …(媒体|网站|报刊|平台|刊物|公众号|杂志)<采用>[信息|稿件] {}(篇|条|份|则)
-- says: {}(篇|条|份|则) …(信息|稿件|报道|文章|简报) …(被|获|得到)…<采用>
select x.id as id, x.organization_id as organization_id, x.title as title,
  x.submitted_on as submitted_on, x.adopted_on as adopted_on, x.adopted_level as adopted_level
from bulletins_bulletin as x
join stood as s on s.organization_id = x.organization_id
  and x.adopted_on >= s.since and x.adopted_on < s.until
where x.adopted_on between :first and :last
