-- figure: 意识形态专题研究次数
-- unit: 次
-- group: 责任
-- means: 统计期内专题研究意识形态工作的会议次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题
-- says: <研究>…意识形态[领域][工作|形势|议题|专题|情况|汇报|会议] {}次
-- says: 意识形态[领域][工作](专题会|专题会议|专题研究|研判|分析研判|分析研判会|研判会|会议|联席会|联席会议|工作会|形势研判|专题研究会|研究|部署|例会|汇报会) {}次
-- says: 召开…意识形态…会[议] {}次
-- says: {}次…意识形态[工作](专题会|会议|研判|专题研究|研判会|专题研究会|联席会)
-- says: (专题|专门|召开|开展|分析)…意识形态[领域][工作|形势|专题会议] {}次
-- says: {}次…<研究>…意识形态
-- says: 听取…意识形态…{}次
-- says: 意识形态[工作](研究|研究了|讨论|会商) {}(次|回)
-- says: (研究|专题研究) // 意识形态[工作] {}(次|回)
-- says: 意识形态[领域][工作] // …<研究> {}次
-- says: <研究>[分析]…意识形态[领域][工作]…(形势|情况|汇报|问题|风险|议题) {}次
-- says: (研判|分析研判|会商)…意识形态…{}次
-- says: (召开|举行|开展|开)[了] {}次 …意识形态…(会|会议|研判)
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.studied_ideology = true
