-- check: 表决票数不符
-- key: votes_consistent
-- severity: error
-- evidence: admissions.Vote
-- found: {name}的{purpose}事项{held_on:日}表决，应到会{eligible}名，到会{present}名，会前书面意见{written}票，赞成{in_favour}票、反对{against}票、弃权{abstained}票
-- due: 赞成、反对、弃权之和应等于到会人数加会前书面意见数，且不超过应到会人数
-- todo: 核对票决记录，更正人数或票数
select v.id as id, a.organization_id as organization_id, a.name as name, v.purpose as purpose,
  v.held_on as held_on, v.eligible as eligible, v.present as present, v.written as written,
  v.in_favour as in_favour, v.against as against, v.abstained as abstained,
  case when v.purpose = '接收' then 15 else 23 end as step
from admissions_vote as v
join admissions_applicant as a on a.id = v.applicant_id
join stood as s on s.organization_id = a.organization_id and v.held_on >= s.since
  and v.held_on < s.until
where v.held_on between :first and :last
  and (v.in_favour + v.against + v.abstained <> v.present + v.written
    or coalesce(v.in_favour, v.written) + coalesce(v.against, 0) + coalesce(v.abstained, 0)
      > v.present + v.written
    or v.present + v.written > v.eligible
    or v.in_favour < v.written or v.against < 0 or v.abstained < 0 or v.present < 0
    or v.written < 0 or v.eligible < 0)
