-- figure: 慰问金额
-- unit: 元
-- group: 值守
-- means: 统计期内走访慰问发放的慰问金和慰问品折款合计
-- measure: sum(amount_fen) / 100
-- evidence: posts.ComfortVisit
-- shows: recipients 慰问对象, amount_fen 慰问金额（分）, visited_on 慰问日期
-- says: 慰问(金|款|资金|物资|品|费|慰问金)[等|物资|及慰问品|价值|折合] {}元
-- says: 慰问 // (慰问金|慰问品|慰问资金|价值|折合|发放|送去|共计|资金|物资|投入)[资金|慰问金|价值|物资] {}元
-- says: {}元 [的]慰问(金|品|款)
-- says: 慰问支出 {}元
-- says: 慰问(品|物资|物品)…(折合|折价|价值|合计|总价)[人民币] {}元
-- says: 慰问[总]金额 {}元
select x.id as id, x.organization_id as organization_id, x.recipients as recipients,
  x.amount_fen as amount_fen, x.visited_on as visited_on
from posts_comfortvisit as x
join stood as s on s.organization_id = x.organization_id
  and x.visited_on >= s.since and x.visited_on < s.until
where x.visited_on between :first and :last
