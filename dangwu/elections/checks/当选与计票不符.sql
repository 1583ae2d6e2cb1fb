-- check: 当选与计票不符
-- severity: error
-- evidence: elections.Nominee
-- found: {name}{held_on:日}{kind}，{person}得赞成票{agree}票（应到{eligible}人、实到{present}人，应选{seats}名），{said}
-- due: 会议和投票有效，赞成票超过{whom}人数{majority_percent}%的，按得票多少当选，不超过应选名额；末位同票的再次投票
-- todo: 核对计票单和当选名单；确实不应当选的，报上级并另行选举
select n.id as id, b.organization_id as organization_id, o.document_name as name,
  b.held_on as held_on, b.kind as kind, n.name as person, r.agree as agree,
  b.eligible as eligible, b.present as present, b.seats as seats,
  b.majority_percent as majority_percent,
  case when b.of_eligible = 1 then '应到会' else '实到会' end as whom,
  case when n.declared then '宣布当选' else '宣布未当选' end as said
from (select distinct id, ballot_id, agree, elected from ballot_result) as r
join elections_nominee as n on n.id = r.id
join ballot_sheet as b on b.id = r.ballot_id
join organizations_organization as o on o.id = b.organization_id
join stood as s on s.organization_id = b.organization_id
  and b.held_on >= s.since and b.held_on < s.until
where b.held_on between :first and :last and b.wrong = 0 and b.unknown = 0
  and b.meeting_ok is not null and b.return_ok is not null
  and ((n.declared and r.elected = 0) or (not n.declared and r.elected = 1))
