-- figure: 慰问金额
-- unit: 元
-- group: 值守
-- means: 统计期内走访慰问发放的慰问金和慰问品折款合计
-- measure: sum(amount_fen) / 100
-- evidence: posts.ComfortVisit
-- shows: recipients 慰问对象, amount_fen 慰问金额（分）, visited_on 慰问日期
select x.id as id, x.organization_id as organization_id, x.recipients as recipients,
  x.amount_fen as amount_fen, x.visited_on as visited_on
from posts_comfortvisit as x
join stood as s on s.organization_id = x.organization_id
  and x.visited_on >= s.since and x.visited_on < s.until
where x.visited_on between :first and :last
