-- table: term_open
-- means: 统计期末日还没有换届的各届任期，延期的以批准延期后的届满日为准
select t.id as id, t.organization_id as organization_id, o.document_name as name,
  t.began_on as began_on, t.ends_on as ends_on, t.extended_to as extended_to,
  case when t.extended_to is null then t.ends_on else t.extended_to end as due_on,
  o.kind as kind
from organizations_term as t
join organizations_organization as o on o.id = t.organization_id
where t.began_on <= :last
  and not exists (
    select e.id from organizations_election as e
    where e.held_on <= :last and (e.term_id = t.id
      or (e.term_id is null and e.organization_id = t.organization_id and e.held_on > t.began_on))
  )
  and not exists (
    select n.id from organizations_term as n
    where n.organization_id = t.organization_id and n.began_on > t.began_on and n.began_on <= :last
  )
