-- check: 委员名额有缺
-- severity: warning
-- evidence: elections.Ballot
-- found: {name}{held_on:日}{kind}应选{seats}名，当选{elected}名
-- due: 当选人少于应选名额的，对不足的名额另行选举；接近应选名额的，经过半数同意可以减少名额
-- todo: 组织再次投票或另行选举并登记；减少了名额的注明
select b.id as id, b.organization_id as organization_id, o.document_name as name,
  b.held_on as held_on, b.kind as kind, b.seats as seats, r.elected as elected
from ballot_sheet as b
join (
  select ballot_id, sum(elected) as elected from ballot_result group by ballot_id
) as r on r.ballot_id = b.id
join organizations_organization as o on o.id = b.organization_id
join stood as s on s.organization_id = b.organization_id
  and b.held_on >= s.since and b.held_on < s.until
where b.held_on between :first and :last and r.elected < b.seats and b.wrong = 0 and b.unknown = 0
  and b.meeting_ok is not null and b.return_ok is not null
  and not exists (
    select n.id from elections_ballot as n
    where n.election_id = b.election_id and n.kind = b.kind and n.turn > b.turn
      and n.held_on <= :last
  )
