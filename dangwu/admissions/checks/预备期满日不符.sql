-- check: 预备期满日不符
-- key: probation_end
-- severity: error
-- rule: probation_months
-- evidence: admissions.Probation
-- found: {name}{admitted_on:日}经支部大会通过，登记的预备期满日是{ends_on:日}
-- due: 预备期{months}个月，从支部大会通过之日算起，到{admitted_on:满months}满（延长的另加延长月数）
-- todo: 更正预备期满日
-- span: probation = probation_months
select p.id as id, t.organization_id as organization_id, a.name as name, t.done_on as admitted_on,
  p.ends_on as ends_on, e.months as months, 21 as step
from admissions_probation as p
join admissions_applicant as a on a.id = p.applicant_id
join admissions_step as t on t.applicant_id = p.applicant_id and t.number = 15 and t.passed
join stood as s on s.organization_id = t.organization_id and t.done_on >= s.since
  and t.done_on < s.until
join span_probation as e on e.day_on = t.done_on
left join span_probation as w on w.day_on = p.began_on
where p.ends_on <> e.full_on and p.ends_on <> coalesce(w.full_on, e.full_on)
  and not exists (
    select v.id from admissions_vote as v
    where v.applicant_id = p.applicant_id and v.result = '延长预备期'
      and v.extended_to = p.ends_on
  )
