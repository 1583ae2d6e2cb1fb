-- check: 党费欠缴
-- severity: error
-- rule: dues_interval_months
-- evidence: dues.Assessment
-- found: {name}{month_no:月}应交党费{due_fen:元}，实交{paid_fen:元}
-- due: 党费按月足额交纳；经支部同意按季交纳的，当季交清
-- todo: 核对交纳记录，提醒本人补交
select a.id as id, a.organization_id as organization_id, w.name as name, a.month_no as month_no,
  a.due_fen as due_fen,
  cast(coalesce((
    select sum(p.amount_fen) from dues_payment as p
    where p.member_id = a.member_id and p.month_no = a.month_no and p.paid_on <= :last
  ), 0) as bigint) as paid_fen
from dues_assessment as a
join stood_month as s on s.organization_id = a.organization_id and s.month_no = a.month_no
join members_member as w on w.id = a.member_id
where a.due_fen > coalesce((
    select sum(p.amount_fen) from dues_payment as p
    where p.member_id = a.member_id and p.month_no = a.month_no and p.paid_on <= :last
  ), 0)
  and not exists (
    select c.id from dues_quarterlyconsent as c
    join organizations_month as e on e.month_no = a.month_no - a.month_no % 3 + 2
    where c.member_id = a.member_id and c.since_month <= a.month_no
      and c.until_month >= a.month_no and e.last_on > :last
  )
