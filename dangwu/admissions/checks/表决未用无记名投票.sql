-- check: 表决未用无记名投票
-- key: secret_ballot
-- severity: error
-- rule: secret_ballot
-- evidence: admissions.Vote
-- found: {name}的{purpose}事项{held_on:日}表决，没有采用无记名投票
-- due: 支部大会应采取无记名投票方式表决
-- todo: 核对票决记录；确未采用的，重新表决
select v.id as id, a.organization_id as organization_id, a.name as name, v.purpose as purpose,
  v.held_on as held_on,
  case when v.purpose = '接收' then 15 else 23 end as step
from admissions_vote as v
join admissions_applicant as a on a.id = v.applicant_id
join stood as s on s.organization_id = a.organization_id and v.held_on >= s.since
  and v.held_on < s.until
where v.held_on between :first and :last
  and not v.secret
