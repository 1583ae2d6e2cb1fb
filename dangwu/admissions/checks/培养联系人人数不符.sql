-- check: 培养联系人人数不符
-- key: contacts_1_2
-- severity: error
-- rule: contacts_least
-- rule: contacts_most
-- evidence: admissions.Applicant
-- found: {name}{done_on:日}指定培养联系人，登记了{named}名
-- due: 培养联系人应为{contacts_least}至{contacts_most}名正式党员
-- todo: 核对培养考察记录，补录或更正培养联系人
select t.applicant_id as id, t.organization_id as organization_id, a.name as name,
  t.done_on as done_on, count(n.id) as named, 5 as step
from admissions_step as t
join admissions_applicant as a on a.id = t.applicant_id
join stood as s on s.organization_id = t.organization_id and t.done_on >= s.since
  and t.done_on < s.until
left join admissions_contact as n on n.applicant_id = t.applicant_id and n.since <= t.done_on
  and n.until > t.done_on
where t.number = 5 and t.passed and t.done_on between :first and :last
group by t.applicant_id, t.organization_id, a.name, t.done_on
having count(n.id) < :contacts_least or count(n.id) > :contacts_most
