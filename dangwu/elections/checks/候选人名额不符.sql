-- check: 候选人名额不符
-- severity: error
-- evidence: elections.Ballot
-- found: {name}{kind}应选{seats}名，候选人{listed}名
-- due: 委员候选人比应选名额至少多{surplus_percent}%（不足一人的进为一人），书记、副书记等额提名
-- todo: 增补或减少候选人，重新报上级审查同意后再选举
select b.id as id, b.organization_id as organization_id, o.document_name as name, b.kind as kind,
  b.seats as seats, b.listed as listed, b.surplus_percent as surplus_percent
from ballot_sheet as b
join organizations_organization as o on o.id = b.organization_id
join stood as s on s.organization_id = b.organization_id
  and coalesce(b.held_on, :last) >= s.since and coalesce(b.held_on, :last) < s.until
where coalesce(b.held_on, :last) between :first and :last
  and b.turn = 1 and b.listed > 0 and b.nomination_ok = 0
