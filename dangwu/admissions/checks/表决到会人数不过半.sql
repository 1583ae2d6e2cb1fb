-- check: 表决到会人数不过半
-- key: quorum
-- severity: error
-- rule: admission_quorum_percent
-- evidence: admissions.Vote
-- found: {name}的{purpose}事项{held_on:日}表决，应到会有表决权的正式党员{eligible}名，到会{present}名
-- due: 有表决权的正式党员到会人数必须超过应到会人数的半数（{admission_quorum_percent}%），正好半数也不行
-- todo: 核对会议记录；确未过半的，重新召开支部大会
select v.id as id, a.organization_id as organization_id, a.name as name, v.purpose as purpose,
  v.held_on as held_on, v.eligible as eligible, v.present as present,
  case when v.purpose = '接收' then 15 else 23 end as step
from admissions_vote as v
join admissions_applicant as a on a.id = v.applicant_id
join stood as s on s.organization_id = a.organization_id and v.held_on >= s.since
  and v.held_on < s.until
where v.held_on between :first and :last
  and v.present * 100 <= v.eligible * :admission_quorum_percent
