-- check: 表决赞成票不过半
-- key: majority
-- severity: error
-- rule: admission_majority_percent
-- evidence: admissions.Vote
-- found: {name}的{purpose}事项{held_on:日}表决，应到会有表决权的正式党员{eligible}名，赞成{in_favour}票（含会前书面意见{written}票）
-- due: 赞成票必须超过应到会有表决权的正式党员的半数（{admission_majority_percent}%），不是实到会的半数
-- todo: 核对票决记录；确未过半的，不能作出同意的决议
select v.id as id, a.organization_id as organization_id, a.name as name, v.purpose as purpose,
  v.held_on as held_on, v.eligible as eligible, v.in_favour as in_favour, v.written as written,
  case when v.purpose = '接收' then 15 else 23 end as step
from admissions_vote as v
join admissions_applicant as a on a.id = v.applicant_id
join stood as s on s.organization_id = a.organization_id and v.held_on >= s.since
  and v.held_on < s.until
where v.held_on between :first and :last
  and v.in_favour * 100 <= v.eligible * :admission_majority_percent
