-- figure: 已完成任务数
-- unit: 项
-- group: 责任
-- means: 任务清单项数中，截至统计期末日已认定完成的项数
-- measure: count(*)
-- evidence: duties.Task
-- shows: title 任务, since 起, due_on 完成时限, done_on 认定完成日期
-- zero: 任务清单项数
-- says: (完成|已完成|办结|落实)[各项|重点|年度|清单|党建|工作|既定] 任务 {}(项|条|个)
-- says: 任务 // [已|已经|其中|均] (完成|已完成|办结|落实|销号) {}(项|条|个)
-- says: 任务 // {}(项|条|个) [已|均|已经|全部] (完成|办结|落实|销号)
-- says: {}项 任务 [已|均|已经|全部|如期] (完成|办结)
-- says: (完成|已完成)[了] {}项 [重点|年度|工作|具体] 任务
-- says: 任务 // 完成 {}(项|条)
-- says: (清单|任务) // …(销号|对账销号|完成|办结) {}(条|项|个)
-- says: 任务 // (干完|做完|办完|办好|销号) {}(项|条|个)
-- says: 任务 (已|已经|现已|累计|实际|如期|按期|目前|均已)(完成|办结|落实|销号) {}(项|条|个)
select t.id as id, t.organization_id as organization_id, t.title as title, t.since as since,
  t.due_on as due_on, t.done_on as done_on
from duties_task as t
join scope as s on s.organization_id = t.organization_id
where t.since <= :last and t.until > :first
  and t.done_on <= :last
