-- check: 任期超过规定
-- severity: error
-- rule: branch_term_months
-- rule: general_branch_term_months
-- rule: committee_term_months
-- evidence: organizations.Term
-- found: {name}本届任期自{began_on:日}至{ends_on:日}，超过{months}个月
-- due: 每届任期{months}个月
-- todo: 核对当选日期和届满日，更正任期；经批准延期的另行登记延期
-- by: {began_on:满months}
select t.id as id, t.organization_id as organization_id, t.name as name, t.began_on as began_on,
  t.ends_on as ends_on,
  case when t.kind in ('党委', '机关党委') then :committee_term_months
    when t.kind = '党总支' then :general_branch_term_months else :branch_term_months end as months
from term_open as t
join scope as s on s.organization_id = t.organization_id
join organizations_month as b on b.month_no between :last_month - 120 and :last_month
  and t.began_on between b.first_on and b.last_on
join organizations_month as e on e.month_no between :last_month - 60 and :last_month + 180
  and t.ends_on between e.first_on and e.last_on
where e.month_no > b.month_no + case when t.kind in ('党委', '机关党委') then :committee_term_months
  when t.kind = '党总支' then :general_branch_term_months else :branch_term_months end
