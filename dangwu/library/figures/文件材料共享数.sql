-- figure: 文件材料共享数
-- unit: 份
-- group: 文库
-- means: 统计期内在文库发布的文件材料份数
-- measure: count(*)
-- evidence: library.Document
-- shows: title 标题, topic 类别, published_on 发布日期
select x.id as id, x.organization_id as organization_id, x.title as title, x.topic as topic,
  x.published_on as published_on
from library_document as x
join stood as s on s.organization_id = x.organization_id
  and x.published_on >= s.since and x.published_on < s.until
where x.published_on between :first and :last
