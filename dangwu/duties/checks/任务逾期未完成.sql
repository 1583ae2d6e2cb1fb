-- check: 任务逾期未完成
-- severity: warning
-- evidence: duties.Task
-- found: 任务“{title}”时限{due_on:日}，没有完成
-- due: 在时限内完成并认定
-- todo: 督促完成；已完成的补录认定日期
-- by: {due_on:日}
select t.id as id, t.organization_id as organization_id, t.title as title, t.due_on as due_on
from duties_task as t
join scope as s on s.organization_id = t.organization_id
where t.since <= :last and t.until > :last and t.due_on < :last
  and (t.done_on is null or t.done_on > :last)
