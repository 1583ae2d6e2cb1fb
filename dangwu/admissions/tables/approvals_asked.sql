-- table: approvals_asked
-- means: 上报的接收和转正：哪天审批的，或者到判断之日还没有审批
select v.id as id, a.organization_id as organization_id, a.name as name, v.purpose as purpose,
  case when v.purpose = '接收' then 17 else 24 end as step, v.reported_on as reported_on,
  v.approved_on as day_on, '才审批' as state, v.time_extended as time_extended
from admissions_approval as v
join admissions_applicant as a on a.id = v.applicant_id
join stood as s on s.organization_id = a.organization_id and v.approved_on >= s.since
  and v.approved_on < s.until
where v.approved_on between :first and :last
union all
select v.id as id, a.organization_id as organization_id, a.name as name, v.purpose as purpose,
  case when v.purpose = '接收' then 17 else 24 end as step, v.reported_on as reported_on,
  y.day_on as day_on, '仍未审批' as state, v.time_extended as time_extended
from admissions_approval as v
join admissions_applicant as a on a.id = v.applicant_id
join today as y on y.organization_id = a.organization_id
where v.reported_on <= y.day_on and (v.approved_on is null or v.approved_on > y.day_on)
  and a.stopped_on > y.day_on
  and exists (
    select n.id from admissions_step as n
    where n.applicant_id = v.applicant_id and n.passed and n.done_on <= y.day_on
      and n.number = case when v.purpose = '接收' then 15 else 23 end
  )
  and not exists (
    select n.id from admissions_step as n
    where n.applicant_id = v.applicant_id and n.passed and n.done_on <= y.day_on
      and n.number > case when v.purpose = '接收' then 17 else 24 end
  )
