-- check: 即将届满
-- severity: warning
-- rule: term_reminder_months
-- evidence: organizations.Term
-- found: {name}本届任期{due_on:日}届满
-- due: 届满前{term_reminder_months}个月提醒换届
-- todo: 着手准备换届请示
-- by: {due_on:日}
-- let: horizon = last + term_reminder_months
select t.id as id, t.organization_id as organization_id, t.name as name, t.due_on as due_on
from term_open as t
join scope as s on s.organization_id = t.organization_id
where t.due_on >= :last and (t.due_on <= :horizon or exists (
  select h.month_no
  from organizations_month as l
  join organizations_month as h on h.month_no = l.month_no + :term_reminder_months
  where l.last_on = :last and t.due_on <= h.last_on
))
