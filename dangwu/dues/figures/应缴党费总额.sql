-- figure: 应缴党费总额
-- unit: 元
-- group: 党费
-- means: 统计期各月份核定的应缴党费之和；有一人一月基数不明、未能核定的，总额即不确定
-- measure: sum(known due_fen) / 100
-- evidence: dues.Assessment
-- shows: name 姓名, month_no 月序号, due_fen 应缴（分）
-- zero: always
-- says: 应(缴|收|交|缴纳|收缴|交纳|收取) [的] 党费 {}元
-- says: 党费 // 应(缴|收|交|缴纳|收缴|交纳)[党费|额|总额] {}元
-- says: 党费应(收|缴|交|缴纳)[总额|额|数] {}元
-- says: 核定[的][应缴]党费 {}元
-- says: 党费该(收|交|缴) {}元
-- says: 该(收|交|缴)[的]党费 {}元
-- says: 应(缴|收|交) {}元 // 实(缴|收|交)
select a.id as id, a.organization_id as organization_id, a.member_id as member_id, m.name as name,
  a.month_no as month_no, a.due_fen as due_fen
from stood_month as s
join dues_assessment as a on a.month_no = s.month_no and a.organization_id = s.organization_id
left join members_member as m on m.id = a.member_id
