-- check: 监票人是候选人
-- severity: error
-- evidence: elections.Teller
-- found: {name}{kind}的监票人{person}是候选人
-- due: 监票人从不是候选人的党员中推选
-- todo: 核对监票人；确是候选人的，另推监票人，已经投票的向上级说明
select distinct t.id as id, b.organization_id as organization_id, o.document_name as name,
  b.kind as kind, t.name as person
from elections_teller as t
join elections_ballot as b on b.id = t.ballot_id
join elections_nominee as n on n.ballot_id = b.id and not n.written_in
  and (n.member_id = t.member_id or (n.name = t.name
    and (n.member_id is null or t.member_id is null)))
join organizations_organization as o on o.id = b.organization_id
join stood as s on s.organization_id = b.organization_id
  and coalesce(b.held_on, :last) >= s.since and coalesce(b.held_on, :last) < s.until
where t.help = '监票人' and coalesce(b.held_on, :last) between :first and :last
