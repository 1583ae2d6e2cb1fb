-- check: 大额党费未上缴中央
-- severity: warning
-- rule: dues_voluntary_centre_yuan
-- evidence: dues.Payment
-- found: {name}{paid_on:日}一次自愿多交党费{amount_fen:元}，到期末没有作为大额党费上缴的记录
-- due: 一次自愿多交{dues_voluntary_centre_yuan}元以上的，全部上缴中央，并附本人简况
-- todo: 由基层党委收集本人简况，全额逐级上缴中央，登记党费上缴并注明是大额党费
select p.id as id, p.organization_id as organization_id, w.name as name, p.paid_on as paid_on,
  p.amount_fen as amount_fen
from dues_payment as p
join stood as s on s.organization_id = p.organization_id and p.paid_on >= s.since
  and p.paid_on < s.until
join members_member as w on w.id = p.member_id
where p.month_no is null and p.kind = '自愿一次性大额'
  and p.amount_fen >= :dues_voluntary_centre_yuan * 100
  and p.paid_on between :first and :last
  and not exists (
    select r.id from dues_remittance as r
    join organizations_placement as a on a.organization_id = r.organization_id
      and a.since <= r.remitted_on and a.until > r.remitted_on
    join organizations_placement as d on d.organization_id = p.organization_id
      and d.since <= r.remitted_on and d.until > r.remitted_on
      and d.path >= a.path and d.path < a.path_end
    where r.is_voluntary = true and r.remitted_on >= p.paid_on and r.remitted_on <= :last
      and r.amount_fen >= p.amount_fen
  )
