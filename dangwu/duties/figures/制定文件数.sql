-- figure: 制定文件数
-- unit: 份
-- group: 责任
-- means: 统计期内印发的计划、清单、方案和制度份数
-- measure: count(*)
-- evidence: duties.IssuedDocument
-- shows: kind 种类, title 标题, number 文号, issued_on 印发日期
-- says: {}(份|个) [工作|实施|各类|党建]…(文件|方案)
-- says: (制定|印发|出台|下发|制发|制订|起草|修订|拟定|制作)…(文件|方案|办法|清单|通知|制度|意见|要点|规定|细则)[等|等文件|等制度] {}(份|个)
-- says: (制定|印发|出台|下发|制发|制订)…(工作计划|实施计划|计划)等[文件|制度] {}(份|个)
-- says: (制定|印发|出台|下发|制发|制订|修订|起草|建立健全|修订完善)…(制度|办法|方案|细则|规定|规范|文件|预案) {}(项|件|部|份|个)
-- says: (制定|出台|印发|修订|下发|制订)[了] {}(项|个|份|部|件) …(制度|办法|文件|方案|规定|细则|预案)
select x.id as id, x.organization_id as organization_id, x.kind as kind, x.title as title,
  x.number as number, x.issued_on as issued_on
from duties_issueddocument as x
join stood as s on s.organization_id = x.organization_id
  and x.issued_on >= s.since and x.issued_on < s.until
where x.issued_on between :first and :last
