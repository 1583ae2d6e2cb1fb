-- check: 党组织垫交党费
-- severity: error
-- rule: dues_paid_by_members
-- evidence: dues.Payment
-- found: {name}{paid_on:日}的党费{amount_fen:元}，交费人写的是党组织“{payer}”
-- due: 党费由党员本人交纳，可以由家人或其他党员代交，党组织不得垫交
-- todo: 核对交费人；确系垫交的，由本人补交并退还垫款
select p.id as id, p.organization_id as organization_id, w.name as name, p.paid_on as paid_on,
  p.amount_fen as amount_fen, p.payer as payer
from dues_payment as p
join stood as s on s.organization_id = p.organization_id and p.paid_on >= s.since
  and p.paid_on < s.until
join members_member as w on w.id = p.member_id
where p.paid_on between :first and :last and p.payer > ''
  and exists (
    select o.id from organizations_organization as o
    where o.full_name = p.payer or o.document_name = p.payer
  )
