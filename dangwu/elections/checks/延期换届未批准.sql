-- check: 延期换届未批准
-- severity: error
-- rule: term_extension_months_most
-- evidence: organizations.Term
-- found: {name}本届任期{ends_on:日}届满，延期至{extended_to:日}，没有上级批准的记录
-- due: 延期换届报上级党组织批准
-- todo: 补录上级的批复日期和文号；没有报批的尽快报批
select t.id as id, t.organization_id as organization_id, t.name as name, t.ends_on as ends_on,
  t.extended_to as extended_to
from term_open as t
join scope as s on s.organization_id = t.organization_id
where t.extended_to is not null and not exists (
  select r.id from elections_rescheduling as r
  where r.term_id = t.id and r.shift = '延期' and r.approved_on <= :last
    and r.to_on >= t.extended_to
)
