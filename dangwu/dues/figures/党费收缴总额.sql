-- figure: 党费收缴总额
-- unit: 元
-- group: 党费
-- means: 为统计期各月份缴纳的党费之和（含补缴），缴费日期不晚于统计期末日；不含自愿一次性大额党费，不含期内补缴以前月份的党费
-- measure: sum(amount_fen) / 100
-- evidence: dues.Payment
-- shows: name 姓名, month_no 月序号, amount_fen 金额（分）, paid_on 缴费日期
-- says: <收缴> [全体|在册|党员|本单位] 党费 {}元
-- says: <收缴>…党费 {}元
-- says: 党费[实际](收缴|收取|缴纳|交纳|收交) [总额|金额|工作] {}元
-- says: 实(收|缴|交|际收缴|际收取|际缴纳)党费 {}元
-- says: 党费 // 实(收|缴|交|际收缴|际收取|际缴纳)[党费|额] {}元
-- says: 党费 // [全体]党员(缴纳|交纳|缴|交|上交) {}元
-- says: 党费 // 已(收|缴|交|收缴|收取|缴纳) {}元
-- says: 党费 // 收缴 {}元
-- says: 党费 // (收上来|收到|实际收到|收齐|已收) {}元
-- says: 收上来[的]党费 {}元
-- says: (应缴|应收|应交) // 实(缴|收|交) {}元
-- says: <收缴>[了] {}元 [的]党费
select p.id as id, p.organization_id as organization_id, p.member_id as member_id, m.name as name,
  p.month_no as month_no, p.amount_fen as amount_fen, p.paid_on as paid_on
from stood_month as s
join dues_payment as p on p.month_no = s.month_no and p.organization_id = s.organization_id
left join members_member as m on m.id = p.member_id
where p.paid_on <= :last
