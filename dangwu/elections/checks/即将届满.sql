-- check: 即将届满
-- severity: warning
-- rule: term_reminder_months
-- evidence: organizations.Term
-- found: {name}本届任期{due_on:日}届满
-- due: 届满前{term_reminder_months}个月提醒换届
-- todo: 着手准备换届请示
-- let: horizon = last + term_reminder_months
select t.id as id, t.organization_id as organization_id, o.document_name as name,
  case when t.extended_to is null then t.ends_on else t.extended_to end as due_on
from organizations_term as t
join scope as s on s.organization_id = t.organization_id
join organizations_organization as o on o.id = t.organization_id
where t.began_on <= :last and ((t.extended_to is null and t.ends_on between :last and :horizon)
  or (t.extended_to between :last and :horizon))
  and not exists (
    select e.id from organizations_election as e
    where e.held_on <= :last and (e.term_id = t.id
      or (e.term_id is null and e.organization_id = t.organization_id and e.held_on > t.began_on))
  )
  and not exists (
    select n.id from organizations_term as n
    where n.organization_id = t.organization_id and n.began_on > t.began_on and n.began_on <= :last
  )
