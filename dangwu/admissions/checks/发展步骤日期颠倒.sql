-- check: 发展步骤日期颠倒
-- key: order
-- severity: error
-- evidence: admissions.Step
-- found: {name}的第{step}步“{step_name}”在{done_on:日}，早于第{earlier}步的{earlier_on:日}
-- due: 后一步不应早于前一步
-- todo: 核对两步的日期，更正写错的
with walked as (
  select t.id as id, t.applicant_id as applicant_id, t.organization_id as organization_id,
    t.number as number, t.done_on as done_on,
    lag(t.number) over (partition by t.applicant_id order by t.number) as earlier,
    lag(t.done_on) over (partition by t.applicant_id order by t.number) as earlier_on
  from admissions_step as t
  where t.passed
)
select t.id as id, t.organization_id as organization_id, a.name as name, k.step_name as step_name,
  t.done_on as done_on, t.earlier as earlier, t.earlier_on as earlier_on, t.number as step
from walked as t
join admissions_applicant as a on a.id = t.applicant_id
join stood as s on s.organization_id = t.organization_id and t.done_on >= s.since
  and t.done_on < s.until
join step_names as k on k.number = t.number
where t.done_on < t.earlier_on and t.done_on between :first and :last
