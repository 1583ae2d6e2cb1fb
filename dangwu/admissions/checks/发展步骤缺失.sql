-- check: 发展步骤缺失
-- key: missing_step
-- severity: error
-- evidence: admissions.Applicant
-- found: {name}没有第{step}步“{step_name}”的日期，而{later_on:日}已有第{later}步
-- due: 二十五个步骤应依次办理，不得遗漏
-- todo: 核对材料，漏登的补登；没有办的说明情况
with lacking as (
  select t.applicant_id as applicant_id
  from admissions_step as t
  where t.passed
  group by t.applicant_id
  having count(distinct t.number) < max(t.number)
),
walked as (
  select t.applicant_id as applicant_id, t.organization_id as organization_id,
    t.number as number, t.done_on as done_on,
    lag(t.number) over (partition by t.applicant_id order by t.number) as before_number
  from lacking as w
  join admissions_step as t on t.applicant_id = w.applicant_id
  where t.passed
)
select a.id as id, t.organization_id as organization_id, a.name as name, k.step_name as step_name,
  t.number as later, t.done_on as later_on, k.number as step
from walked as t
join admissions_applicant as a on a.id = t.applicant_id
join stood as s on s.organization_id = t.organization_id and t.done_on >= s.since
  and t.done_on < s.until
join step_names as k on k.number > coalesce(t.before_number, 0) and k.number < t.number
where t.done_on between :first and :last and t.number > coalesce(t.before_number, 0) + 1
