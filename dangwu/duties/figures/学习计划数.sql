-- figure: 学习计划数
-- unit: 份
-- group: 责任
-- means: 统计期内印发的学习计划份数
-- measure: count(*)
-- evidence: duties.IssuedDocument
-- shows: title 标题, number 文号, issued_on 印发日期
-- says: [制定|印发|制订|下发][年度]…学习计划 {}(份|个)
-- says: {}份[年度|理论|个人]…学习计划
-- says: …学习(计划|安排|计划表|方案) {}(份|个)
-- says: (制定|印发|下发|制订|出台|报送|拟定|编制|列出)…学习(计划|计划表|方案) {}(份|个)
select x.id as id, x.organization_id as organization_id, x.title as title, x.number as number,
  x.issued_on as issued_on
from duties_issueddocument as x
join stood as s on s.organization_id = x.organization_id
  and x.issued_on >= s.since and x.issued_on < s.until
where x.issued_on between :first and :last
  and x.kind = '学习计划'
