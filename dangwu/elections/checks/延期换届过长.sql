-- check: 延期换届过长
-- severity: warning
-- rule: term_extension_months_most
-- evidence: organizations.Term
-- found: {name}本届任期{ends_on:日}届满，延期至{extended_to:日}
-- due: 延期一般不超过{months}个月，即不晚于{ends_on:满months}
-- todo: 尽快换届；确有特殊情况的写明理由并请上级重新批准
-- by: {ends_on:满months}
-- span: extension = term_extension_months_most
select t.id as id, t.organization_id as organization_id, t.name as name, t.ends_on as ends_on,
  t.extended_to as extended_to, x.months as months
from term_open as t
join scope as s on s.organization_id = t.organization_id
join span_extension as x on x.day_on = :last
where t.extended_to is not null
  and ((t.extended_to >= :last and t.ends_on <= x.over_on) or exists (
    select l.month_no
    from organizations_month as e
    join organizations_month as l on l.month_no > e.month_no + x.months
    where t.ends_on between e.first_on and e.last_on
      and t.extended_to between l.first_on and l.last_on
  ))
