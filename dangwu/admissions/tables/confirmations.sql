-- table: confirmations
-- means: 预备党员：支部大会哪天讨论转正的，或者到判断之日还没有讨论；延长过的，延长到哪天
select t.id as id, t.organization_id as organization_id, t.applicant_id as applicant_id,
  a.name as name, f.done_on as admitted_on, t.done_on as day_on, 1 as held, '才讨论转正' as state,
  (
    select max(v.extended_to) from admissions_vote as v
    where v.applicant_id = t.applicant_id and v.result = '延长预备期' and v.held_on < t.done_on
  ) as extended_to,
  coalesce(p.transferred_in and p.deferred, false) as deferred
from admissions_step as t
join admissions_applicant as a on a.id = t.applicant_id
join admissions_step as f on f.applicant_id = t.applicant_id and f.number = 15 and f.passed
join stood as s on s.organization_id = t.organization_id and t.done_on >= s.since
  and t.done_on < s.until
left join admissions_probation as p on p.applicant_id = t.applicant_id
where t.number = 23 and t.passed and t.done_on between :first and :last
  and not exists (
    select v.id from admissions_vote as v
    where v.applicant_id = t.applicant_id and v.result = '取消资格'
  )
union all
select f.id as id, a.organization_id as organization_id, f.applicant_id as applicant_id,
  a.name as name, f.done_on as admitted_on, y.day_on as day_on, 0 as held, '仍未讨论转正' as state,
  (
    select max(v.extended_to) from admissions_vote as v
    where v.applicant_id = f.applicant_id and v.result = '延长预备期' and v.held_on <= y.day_on
  ) as extended_to,
  coalesce(p.transferred_in and p.deferred, false) as deferred
from admissions_step as f
join admissions_applicant as a on a.id = f.applicant_id
join today as y on y.organization_id = a.organization_id
left join admissions_probation as p on p.applicant_id = f.applicant_id
left join members_member as m on m.id = a.member_id
where f.number = 15 and f.passed and f.done_on <= y.day_on and a.stopped_on > y.day_on
  and (m.id is null or m.left_on > y.day_on)
  and (m.confirmed_on is null or m.confirmed_on > y.day_on)
  and not exists (
    select n.id from admissions_step as n
    where n.applicant_id = f.applicant_id and n.number >= 23 and n.passed
      and n.done_on <= y.day_on
  )
  and not exists (
    select v.id from admissions_vote as v
    where v.applicant_id = f.applicant_id and v.result = '取消资格'
  )
