-- check: 党龄起算日不符
-- key: party_age
-- severity: error
-- rule: probation_months
-- evidence: admissions.Probation
-- found: {name}{admitted_on:日}成为预备党员，登记的党龄从{party_age_from:日}算起
-- due: 党龄从预备期满转为正式党员之日（{base_on:满rest}）算起
-- todo: 更正党龄起算日
-- span: probation = probation_months
with counted as (
  select p.id as id, a.organization_id as organization_id, a.name as name,
    t.done_on as admitted_on, p.party_age_from as party_age_from,
    (
      select max(v.extended_to) from admissions_vote as v
      where v.applicant_id = p.applicant_id and v.result = '延长预备期'
        and not exists (
          select n.id from admissions_step as n
          where n.applicant_id = v.applicant_id and n.number = 23 and n.passed
            and n.done_on <= v.held_on
        )
    ) as extended_to
  from admissions_probation as p
  join admissions_applicant as a on a.id = p.applicant_id
  join admissions_step as t on t.applicant_id = p.applicant_id and t.number = 15 and t.passed
  where p.party_age_from between :first and :last
    and not exists (
      select v.id from admissions_vote as v
      where v.applicant_id = p.applicant_id and v.result = '取消资格'
    )
)
select c.id as id, c.organization_id as organization_id, c.name as name,
  c.admitted_on as admitted_on, c.party_age_from as party_age_from,
  coalesce(c.extended_to, c.admitted_on) as base_on,
  case when c.extended_to is null then e.months else 0 end as rest, 24 as step
from counted as c
join stood as s on s.organization_id = c.organization_id and c.party_age_from >= s.since
  and c.party_age_from < s.until
join span_probation as e on e.day_on = c.party_age_from
where c.extended_to <> c.party_age_from
  or (c.extended_to is null and (c.admitted_on > e.start_on or c.admitted_on <= e.over_on))
