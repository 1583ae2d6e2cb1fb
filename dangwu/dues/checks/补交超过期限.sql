-- check: 补交超过期限
-- severity: warning
-- rule: dues_backpay_months_most
-- evidence: dues.Payment
-- found: {name}{paid_on:日}补交{month_no:月}的党费，已隔{months}个月
-- due: 补交党费一般不超过{dues_backpay_months_most}个月
-- todo: 了解原因并记录
select p.id as id, p.organization_id as organization_id, w.name as name, p.month_no as month_no,
  p.paid_on as paid_on, m.month_no - p.month_no as months
from dues_payment as p
join stood as s on s.organization_id = p.organization_id and p.paid_on >= s.since
  and p.paid_on < s.until
join month as m on p.paid_on between m.first_on and m.last_on
join members_member as w on w.id = p.member_id
where p.paid_on between :first and :last
  and p.month_no < :last_month - :dues_backpay_months_most
  and m.month_no - p.month_no > :dues_backpay_months_most
