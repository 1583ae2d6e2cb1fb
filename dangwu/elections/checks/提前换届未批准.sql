-- check: 提前换届未批准
-- severity: error
-- rule: term_reminder_months
-- evidence: organizations.Election
-- found: {name}本届任期{ends_on:日}届满，{held_on:日}提前换届，没有上级批准的记录
-- due: 提前换届报上级党组织批准
-- todo: 补录上级的批复日期和文号；任期登记有误的更正任期
select e.id as id, e.organization_id as organization_id, o.document_name as name,
  e.held_on as held_on, t.ends_on as ends_on
from organizations_election as e
join organizations_term as t on t.id = e.term_id
join organizations_organization as o on o.id = e.organization_id
join stood as s on s.organization_id = e.organization_id
  and e.held_on >= s.since and e.held_on < s.until
join organizations_month as h on e.held_on between h.first_on and h.last_on
join organizations_month as l on t.ends_on between l.first_on and l.last_on
where e.held_on between :first and :last and l.month_no > h.month_no + :term_reminder_months
  and not exists (
    select r.id from elections_rescheduling as r
    where r.term_id = t.id and r.shift = '提前' and r.approved_on <= e.held_on
  )
