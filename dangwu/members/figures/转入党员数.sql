-- figure: 转入党员数
-- unit: 名
-- group: 党员
-- means: 统计期内组织关系从统计范围以外转入的党员人数；范围内支部之间的调整不算，转出方按前一日的隶属关系计
-- measure: count(distinct member_id)
-- evidence: members.Transfer
-- shows: name 姓名, origin_name 转出组织, target_name 转入组织, transferred_on 转接日期, letter 介绍信编号
-- says: 转入 [党员|组织关系|党员组织关系|党组织关系] {}(名|人|位|人次)
-- says: [党员]组织关系转入 {}(名|人|人次)
-- says: (接收|转接)转入党员 {}名
-- says: 转入 {}名 党员
-- says: {}名 党员…(转入|转进)
-- says: 接转进[入]党员 {}名
-- says: 转入[的]党员 {}名
-- says: 党员(接收|接转|转进|迁入) {}(名|人|人次)
-- says: (接收|接转)…(党员|组织关系) {}(名|人|人次)
-- says: 调入党员 {}名
-- says: (接收|接转)[转入]党员 {}名
-- says: 党员 // 转入 {}名
-- says: 党员(转进|转来|调进) {}(名|人)
-- says: (转进|转来)[党员] {}(名|人)
-- says: (转进来|转来|调来)[的] [党员] {}(名|人)
select t.id as id, t.target_id as organization_id, t.member_id as member_id, m.name as name,
  coalesce(o.full_name, t.origin_name) as origin_name,
  coalesce(n.full_name, t.target_name) as target_name,
  t.transferred_on as transferred_on, t.letter as letter
from members_transfer as t
join stood as s on s.organization_id = t.target_id
  and t.transferred_on >= s.since and t.transferred_on < s.until
left join organizations_placement as b on b.organization_id = t.origin_id
  and b.since < t.transferred_on and b.until >= t.transferred_on
left join organizations_placement as a on a.organization_id = :scope_id
  and b.path >= a.path and b.path < a.path_end
  and a.since < t.transferred_on and a.until >= t.transferred_on
join members_member as m on m.id = t.member_id
left join organizations_organization as o on o.id = t.origin_id
left join organizations_organization as n on n.id = t.target_id
where t.transferred_on between :first and :last and a.id is null
