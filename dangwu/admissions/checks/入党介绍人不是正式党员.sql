-- check: 入党介绍人不是正式党员
-- key: sponsor_full_member
-- severity: error
-- rule: sponsors
-- evidence: admissions.Sponsor
-- found: {name}的入党介绍人{sponsor}{named_on:日}还不是正式党员
-- due: 入党介绍人应为正式党员
-- todo: 改由正式党员作入党介绍人
select n.id as id, a.organization_id as organization_id, a.name as name, m.name as sponsor,
  n.named_on as named_on, 9 as step
from admissions_sponsor as n
join admissions_applicant as a on a.id = n.applicant_id
join members_member as m on m.id = n.member_id
join stood as s on s.organization_id = a.organization_id and n.named_on >= s.since
  and n.named_on < s.until
where n.named_on between :first and :last
  and (m.confirmed_on is null or m.confirmed_on > n.named_on)
