-- check: 党费迟缴
-- severity: warning
-- rule: dues_interval_months
-- evidence: dues.Payment
-- found: {name}{month_no:月}的党费{amount_fen:元}于{paid_on:日}才交纳
-- due: 党费按月交纳，当月交清；经支部同意按季交纳的，当季交清
-- todo: 经支部同意按季交纳的，登记在“按季交纳”；其余的提醒本人按月交纳
select p.id as id, p.organization_id as organization_id, w.name as name, p.month_no as month_no,
  p.amount_fen as amount_fen, p.paid_on as paid_on
from dues_payment as p
join stood_month as s on s.organization_id = p.organization_id and s.month_no = p.month_no
join month as m on m.month_no = p.month_no
join members_member as w on w.id = p.member_id
where p.paid_on > m.last_on
  and not exists (
    select c.id from dues_quarterlyconsent as c
    join organizations_month as e on e.month_no = p.month_no - p.month_no % 3 + 2
    where c.member_id = p.member_id and c.since_month <= p.month_no
      and c.until_month >= p.month_no and c.agreed_on <= p.paid_on and p.paid_on <= e.last_on
  )
