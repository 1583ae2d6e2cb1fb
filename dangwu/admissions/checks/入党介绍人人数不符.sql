-- check: 入党介绍人人数不符
-- key: sponsors_2
-- severity: error
-- rule: sponsors
-- evidence: admissions.Applicant
-- found: {name}{done_on:日}确定入党介绍人，登记了{named}名
-- due: 入党介绍人应为{sponsors}名正式党员
-- todo: 核对入党志愿书，补录或更正介绍人
select t.applicant_id as id, t.organization_id as organization_id, a.name as name,
  t.done_on as done_on, count(n.id) as named, 9 as step
from admissions_step as t
join admissions_applicant as a on a.id = t.applicant_id
join stood as s on s.organization_id = t.organization_id and t.done_on >= s.since
  and t.done_on < s.until
left join admissions_sponsor as n on n.applicant_id = t.applicant_id
where t.number = 9 and t.passed and t.done_on between :first and :last
group by t.applicant_id, t.organization_id, a.name, t.done_on
having count(n.id) <> :sponsors
