-- figure: 任务清单项数
-- unit: 项
-- group: 责任
-- means: 统计期内有效的清单任务项数：期末日前（含）开始、期初日仍未终止，按末日的隶属关系归属
-- measure: count(*)
-- evidence: duties.Task
-- shows: title 任务, since 起, due_on 完成时限, done_on 认定完成日期
select t.id as id, t.organization_id as organization_id, t.title as title, t.since as since,
  t.due_on as due_on, t.done_on as done_on
from duties_task as t
join scope as s on s.organization_id = t.organization_id
where t.since <= :last and t.until > :first
