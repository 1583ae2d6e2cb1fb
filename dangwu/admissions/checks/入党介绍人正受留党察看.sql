-- check: 入党介绍人正受留党察看
-- key: sponsor_rights
-- severity: error
-- rule: sponsors
-- evidence: admissions.Sponsor
-- found: {name}的入党介绍人{sponsor}{named_on:日}正受留党察看处分，尚未恢复党员权利
-- due: 受留党察看处分、尚未恢复党员权利的党员不能作入党介绍人
-- todo: 改由有完整党员权利的正式党员作入党介绍人
select n.id as id, a.organization_id as organization_id, a.name as name, m.name as sponsor,
  n.named_on as named_on, 9 as step
from admissions_sponsor as n
join admissions_applicant as a on a.id = n.applicant_id
join members_member as m on m.id = n.member_id
join stood as s on s.organization_id = a.organization_id and n.named_on >= s.since
  and n.named_on < s.until
where n.named_on between :first and :last
  and exists (
    select r.id from members_rightssuspension as r
    where r.member_id = n.member_id and r.since <= n.named_on and r.until > n.named_on
  )
