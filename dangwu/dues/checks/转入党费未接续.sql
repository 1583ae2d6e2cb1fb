-- check: 转入党费未接续
-- severity: warning
-- evidence: members.Transfer
-- found: {name}{transferred_on:日}转入，介绍信上党费交至{paid_month:月}，{month_no:月}起没有交纳记录
-- due: 转入后党费从介绍信所载月份的次月起接续交纳
-- todo: 核对介绍信所载月份和交纳记录，漏交的补交
select t.id as id, s.organization_id as organization_id, w.name as name,
  t.transferred_on as transferred_on, t.dues_paid_month as paid_month,
  t.dues_paid_month + 1 as month_no
from members_transfer as t
join scope as s on s.organization_id = t.target_id
join members_membership as m on m.member_id = t.member_id and m.organization_id = t.target_id
  and m.since <= :last and m.until > :last
join members_member as w on w.id = t.member_id and w.left_on > :last
where t.transferred_on <= :last and t.dues_paid_month + 1 < :last_month
  and not exists (
    select p.id from dues_payment as p
    where p.member_id = t.member_id and p.month_no = t.dues_paid_month + 1 and p.paid_on <= :last
  )
  and not exists (
    select n.id from members_transfer as n
    where n.member_id = t.member_id and n.transferred_on > t.transferred_on
      and n.transferred_on <= :last
  )
