-- check: 投票到会不足
-- severity: error
-- evidence: elections.Ballot
-- found: {name}{held_on:日}{kind}（第{turn}次投票）应到{eligible}人、实到{present}人
-- due: 有选举权的到会人数{least}应到人数的{percent}%
-- todo: 核对到会名单；确不足的，这次投票无效，应重新组织
select b.id as id, b.organization_id as organization_id, o.document_name as name,
  b.held_on as held_on, b.kind as kind, b.turn as turn, b.eligible as eligible,
  b.present as present, b.attendance_percent as percent,
  case when b.attendance_exact = 1 then '不少于' else '超过' end as least
from ballot_sheet as b
join organizations_organization as o on o.id = b.organization_id
join stood as s on s.organization_id = b.organization_id
  and b.held_on >= s.since and b.held_on < s.until
where b.held_on between :first and :last and b.meeting_ok = 0
  and (b.kind <> '委员差额' or b.turn > 1)
