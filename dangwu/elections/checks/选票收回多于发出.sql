-- check: 选票收回多于发出
-- severity: error
-- evidence: elections.Ballot
-- found: {name}{held_on:日}{kind}发出选票{ballots_out}张，收回{ballots_in}张
-- due: 收回的选票等于或少于发出的，选举有效；多于发出的无效
-- todo: 核对发出和收回的张数；确实多于发出的，重新选举
select b.id as id, b.organization_id as organization_id, o.document_name as name,
  b.held_on as held_on, b.kind as kind, b.ballots_out as ballots_out, b.ballots_in as ballots_in
from ballot_sheet as b
join organizations_organization as o on o.id = b.organization_id
join stood as s on s.organization_id = b.organization_id
  and b.held_on >= s.since and b.held_on < s.until
where b.held_on between :first and :last and b.return_ok = 0
