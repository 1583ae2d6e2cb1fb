-- check: 申请后谈话逾期
-- key: talk_within_1_month
-- severity: error
-- rule: first_talk_months
-- evidence: admissions.Step
-- found: {name}{began_on:日}递交入党申请书，{day_on:日}{state}
-- due: 收到申请书后{months}个月内派人谈话，最迟{began_on:满months}
-- todo: 核对谈话记录的日期，没有谈话的尽快谈话
-- by: {began_on:满months}
-- span: talk = first_talk_months
with talk as (
  select t.id as id, t.organization_id as organization_id, t.applicant_id as applicant_id,
    t.done_on as day_on, '才派人谈话' as state
  from admissions_step as t
  join stood as s on s.organization_id = t.organization_id and t.done_on >= s.since
    and t.done_on < s.until
  where t.number = 2 and t.passed and t.done_on between :first and :last
  union all
  select f.id as id, a.organization_id as organization_id, f.applicant_id as applicant_id,
    y.day_on as day_on, '仍未派人谈话' as state
  from admissions_step as f
  join admissions_applicant as a on a.id = f.applicant_id
  join today as y on y.organization_id = a.organization_id
  where f.number = 1 and f.passed and f.done_on <= y.day_on and a.stopped_on > y.day_on
    and not exists (
      select n.id from admissions_step as n
      where n.applicant_id = f.applicant_id and n.number > 1 and n.passed
        and n.done_on <= y.day_on
    )
)
select k.id as id, k.organization_id as organization_id, a.name as name, f.done_on as began_on,
  k.day_on as day_on, k.state as state, e.months as months, 2 as step
from talk as k
join admissions_applicant as a on a.id = k.applicant_id
join admissions_step as f on f.applicant_id = k.applicant_id and f.number = 1 and f.passed
join span_talk as e on e.day_on = k.day_on
where f.done_on <= e.over_on
