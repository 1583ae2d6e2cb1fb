-- check: 培养教育考察中断
-- key: review_gap_6_months
-- severity: error
-- rule: review_gap_months
-- evidence: admissions.Applicant
-- found: {name}从{since_on:日}到{day_on:日}没有培养考察记录，超过{months}个月
-- due: 每半年考察一次，两次之间不超过{months}个月，最迟{since_on:满months}
-- todo: 核对培养考察记录，漏登的补登，今后按期考察
-- span: review = review_gap_months
with course as (
  select f.applicant_id as applicant_id, f.done_on as from_on, g.done_on as to_on
  from admissions_step as f
  join admissions_step as g on g.applicant_id = f.applicant_id and g.number = 7 and g.passed
  where f.number = 3 and f.passed and g.done_on >= :first
  union all
  select f.applicant_id as applicant_id, f.done_on as from_on, y.day_on as to_on
  from admissions_step as f
  join admissions_applicant as a on a.id = f.applicant_id
  join today as y on y.organization_id = a.organization_id
  where f.number = 3 and f.passed and f.done_on <= y.day_on and a.stopped_on > y.day_on
    and not exists (
      select n.id from admissions_step as n
      where n.applicant_id = f.applicant_id and n.number >= 7 and n.passed
        and (n.done_on <= y.day_on or n.number = 7)
    )
),
days as (
  select c.applicant_id as applicant_id, c.from_on as day_on from course as c
  union all
  select c.applicant_id as applicant_id, c.to_on as day_on from course as c
  union all
  select c.applicant_id as applicant_id, r.reviewed_on as day_on
  from course as c
  join admissions_review as r on r.applicant_id = c.applicant_id and r.step = 6
    and r.reviewed_on > c.from_on and r.reviewed_on < c.to_on
),
gaps as (
  select d.applicant_id as applicant_id, d.day_on as day_on,
    lag(d.day_on) over (partition by d.applicant_id order by d.day_on) as since_on
  from days as d
)
select a.id as id, a.organization_id as organization_id, a.name as name, g.since_on as since_on,
  g.day_on as day_on, e.months as months, 6 as step
from gaps as g
join admissions_applicant as a on a.id = g.applicant_id
join stood as s on s.organization_id = a.organization_id and g.day_on >= s.since
  and g.day_on < s.until
join span_review as e on e.day_on = g.day_on
where g.since_on <= e.over_on
