-- check: 到期任务未完成
-- severity: warning
-- evidence: duties.Task
-- found: 任务“{title}”时限{due_on:日}，到期末没有认定完成
-- due: 到期的任务都已完成
-- todo: 确已完成的补录认定日期
select t.id as id, t.organization_id as organization_id, t.title as title, t.due_on as due_on
from duties_task as t
join scope as s on s.organization_id = t.organization_id
where t.since <= :last and t.until > :first and (t.due_on is null or t.due_on <= :last)
  and (t.done_on is null or t.done_on > :last)
