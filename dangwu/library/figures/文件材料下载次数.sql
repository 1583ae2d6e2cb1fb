-- figure: 文件材料下载次数
-- unit: 次
-- group: 文库
-- means: 统计期内本单位及下级发布的文件材料被下载的次数，按下载日期计
-- measure: count(*)
-- evidence: library.Download
-- shows: title 标题, member_id 下载党员, downloaded_on 下载日期
-- says: [文件|材料|资料|文件材料|学习资料|文库|累计|被]下载[量|次数|文件|材料|资料] {}(次|人次)
-- says: {}次下载
-- says: 下载(学习资料|学习材料|文件材料|课件|文件资料|党建资料) {}(次|人次)
select x.id as id, d.organization_id as organization_id, d.title as title,
  x.member_id as member_id, x.downloaded_on as downloaded_on
from library_download as x
join library_document as d on d.id = x.document_id
join stood as s on s.organization_id = d.organization_id
  and x.downloaded_on >= s.since and x.downloaded_on < s.until
where x.downloaded_on between :first and :last
