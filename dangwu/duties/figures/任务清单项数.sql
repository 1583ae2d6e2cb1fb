-- figure: 任务清单项数
-- unit: 项
-- group: 责任
-- means: 统计期内有效的清单任务项数：期末日前（含）开始、期初日仍未终止，按末日的隶属关系归属
-- measure: count(*)
-- evidence: duties.Task
-- shows: title 任务, since 起, due_on 完成时限, done_on 认定完成日期
-- says: [重点|工作|具体|党建|年度|目标|责任]任务 {}(项|条|个)
-- says: 任务清单 {}(项|条)
-- says: {}(项|条|个) (具体|重点|工作|主要|目标|年度|党建|责任)[工作|具体|重点]任务
-- says: {}项任务
-- says: (明确|确定|列出|细化|分解|梳理|制定|形成)…任务[清单|举措] {}(项|条|个)
-- says: 清单 // [具体|重点]任务 {}项
-- says: 任务清单 // (明确|列出|细化|包含|涉及|共) {}(项|条)
-- says: 清单…(列|列出|包含|涉及|明确|梳理|细化)[任务|了] {}(条|项|个)
-- says: (细化|明确|列出|制定|建立|梳理|形成|编制)…(责任清单|任务清单|工作清单|问题任务清单|责任任务清单) {}(条|项)
select t.id as id, t.organization_id as organization_id, t.title as title, t.since as since,
  t.due_on as due_on, t.done_on as done_on
from duties_task as t
join scope as s on s.organization_id = t.organization_id
where t.since <= :last and t.until > :first
