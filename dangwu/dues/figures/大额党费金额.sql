-- figure: 大额党费金额
-- unit: 元
-- group: 党费
-- means: 统计期内党员自愿一次性缴纳、每笔1000元及以上的党费之和，以缴费日期为准
-- measure: sum(amount_fen) / 100
-- evidence: dues.Payment
-- shows: name 姓名, amount_fen 金额（分）, paid_on 缴费日期
-- cites: cod-2008-3 §11
select p.id as id, p.organization_id as organization_id, p.member_id as member_id, m.name as name,
  p.amount_fen as amount_fen, p.paid_on as paid_on
from stood as s
join dues_payment as p on p.organization_id = s.organization_id
  and p.paid_on >= s.since and p.paid_on < s.until
left join members_member as m on m.id = p.member_id
where p.paid_on between :first and :last and p.month_no is null
  and p.kind = '自愿一次性大额' and p.amount_fen >= 100000
