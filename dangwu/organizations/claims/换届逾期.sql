-- check: 换届逾期
-- severity: warning
-- evidence: organizations.Election
-- found: {name}上届任期{due_on:日}届满，{held_on:日}才换届
-- due: 任期届满以前换届
-- todo: 经批准延期的补录批复
select e.id as id, e.organization_id as organization_id, o.document_name as name,
  case when t.extended_to is null then t.ends_on else t.extended_to end as due_on,
  e.held_on as held_on
from organizations_election as e
join organizations_term as t on t.id = e.term_id
join organizations_organization as o on o.id = e.organization_id
join stood as s on s.organization_id = e.organization_id
  and e.held_on >= s.since and e.held_on < s.until
where e.held_on between :first and :last
  and ((t.extended_to is null and e.held_on > t.ends_on) or e.held_on > t.extended_to)
