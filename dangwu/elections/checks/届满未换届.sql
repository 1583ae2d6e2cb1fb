-- check: 届满未换届
-- severity: error
-- rule: branch_term_months
-- evidence: organizations.Term
-- found: {name}本届任期{due_on:日}届满，至今未换届，也没有批准延期
-- due: 每届任期{branch_term_months}个月，届满即应换届；延期须报上级批准
-- todo: 按“两请示一报告”程序组织换届，或补录上级同意延期的批复
select t.id as id, t.organization_id as organization_id, o.document_name as name,
  case when t.extended_to is null then t.ends_on else t.extended_to end as due_on
from organizations_term as t
join scope as s on s.organization_id = t.organization_id
join organizations_organization as o on o.id = t.organization_id
where ((t.ends_on < :last and t.extended_to is null) or (t.extended_to < :last))
  and not exists (
    select e.id from organizations_election as e
    where e.held_on <= :last and (e.term_id = t.id
      or (e.term_id is null and e.organization_id = t.organization_id and e.held_on > t.began_on))
  )
  and not exists (
    select n.id from organizations_term as n
    where n.organization_id = t.organization_id and n.began_on > t.began_on and n.began_on <= :last
  )
