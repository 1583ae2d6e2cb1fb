-- figure: 已完成任务数
-- unit: 项
-- group: 责任
-- means: 任务清单项数中，截至统计期末日已认定完成的项数
-- measure: count(*)
-- evidence: duties.Task
-- shows: title 任务, since 起, due_on 完成时限, done_on 认定完成日期
-- zero: 任务清单项数
select t.id as id, t.organization_id as organization_id, t.title as title, t.since as since,
  t.due_on as due_on, t.done_on as done_on
from duties_task as t
join scope as s on s.organization_id = t.organization_id
where t.since <= :last and t.until > :first
  and t.done_on <= :last
