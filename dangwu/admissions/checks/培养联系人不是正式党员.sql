-- check: 培养联系人不是正式党员
-- key: contact_full_member
-- severity: error
-- rule: contacts_most
-- evidence: admissions.Contact
-- found: {name}的培养联系人{contact}{since:日}还不是正式党员
-- due: 培养联系人应为正式党员
-- todo: 改由正式党员作培养联系人
select n.id as id, a.organization_id as organization_id, a.name as name, m.name as contact,
  n.since as since, 5 as step
from admissions_contact as n
join admissions_applicant as a on a.id = n.applicant_id
join members_member as m on m.id = n.member_id
join stood as s on s.organization_id = a.organization_id and n.since >= s.since
  and n.since < s.until
where n.since between :first and :last
  and (m.confirmed_on is null or m.confirmed_on > n.since)
