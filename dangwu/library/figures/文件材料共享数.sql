-- figure: 文件材料共享数
-- unit: 份
-- group: 文库
-- means: 统计期内在文库发布的文件材料份数
-- measure: count(*)
-- evidence: library.Document
-- shows: title 标题, topic 类别, published_on 发布日期
-- says: (共享|上传|发布|分享|入库|收录)…(文件|材料|资料|文件材料|学习资料|文档) {}(份|篇|个|件)
-- says: (文件|材料|资料|文件材料|文档)(共享|上传|分享|入库) {}(份|篇|个|件)
-- says: {}(份|篇) …(文件|材料|资料) (上传|共享)
-- says: (文库|资料库|文件库) // (上传|共享|收录|发布) {}(份|篇)
-- says: (文库|资料库|共享库) // …(传|上传|收|放)[了|上] {}(份|篇|个)
-- says: (传|上传)[了] {}(份|篇) …(材料|文件|资料)
-- says: (文件|材料|资料)(传|传了|上传了|共享了) {}(份|篇|个)
-- says: (文库|资料库|共享库|文件库) // (新放|放|存|收|上传|新增|新传|入库)[了|文件|材料|资料] {}(份|篇|个|件)
select x.id as id, x.organization_id as organization_id, x.title as title, x.topic as topic,
  x.published_on as published_on
from library_document as x
join stood as s on s.organization_id = x.organization_id
  and x.published_on >= s.since and x.published_on < s.until
where x.published_on between :first and :last
