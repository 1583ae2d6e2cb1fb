-- figure: 大额党费金额
-- unit: 元
-- group: 党费
-- means: 统计期内党员自愿一次性缴纳、每笔1000元及以上的党费之和，以缴费日期为准
-- measure: sum(amount_fen) / 100
-- evidence: dues.Payment
-- shows: name 姓名, amount_fen 金额（分）, paid_on 缴费日期
-- says: (自愿|主动|一次性|)(缴纳|交纳|多缴|多交|)[一次性]大额党费 {}元
-- says: 大额[的]党费 {}元
-- says: (自愿)[一次性](多缴|多交|缴纳|交纳)…党费 {}元
-- says: {}元 [的]大额党费
-- says: (收到|收取|缴纳|交纳|接收|上交|交来)…大额党费 {}元
-- cites: 《关于中国共产党党费收缴、使用和管理的规定》第11条
select p.id as id, p.organization_id as organization_id, p.member_id as member_id, m.name as name,
  p.amount_fen as amount_fen, p.paid_on as paid_on
from stood as s
join dues_payment as p on p.organization_id = s.organization_id
  and p.paid_on >= s.since and p.paid_on < s.until
left join members_member as m on m.id = p.member_id
where p.paid_on between :first and :last and p.month_no is null
  and p.kind = '自愿一次性大额' and p.amount_fen >= 100000
