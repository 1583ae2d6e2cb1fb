-- figure: 党费上缴金额
-- unit: 元
-- group: 党费
-- means: 统计期内上缴给统计范围以外上级党组织的党费之和（含大额党费），以上缴日期为准；范围内下级缴给上级的不算
-- measure: sum(amount_fen) / 100
-- evidence: dues.Remittance
-- shows: full_name 上缴党组织, recipient_name 上级名称, remitted_on 上缴日期, amount_fen 金额（分）
-- says: (上缴|上交|上解|解缴|缴交)[上级|…]党费 {}元
-- says: 党费 // (上缴|上交|上解|解缴)[上级|…] {}元
-- says: 党费 // (交|缴|缴纳|上缴)[给|到|至](市|县|区|省|上级|机关|直属)…(党委|工委|组织部|党组织|上级) {}元
-- says: (上缴|上交|上解|解缴)…(党委|工委|组织部|上级)…党费 {}元
-- says: 向…(党委|工委|组织部|上级|党组织)…(上缴|上交|缴纳|交纳|上解)…党费 {}元
-- says: 党费(上缴|上交|上解) {}元
-- says: 党费 // (上交|上缴|交|缴)…(党委|工委|组织部) {}元
-- says: (上缴|上交|上解|解缴)…(工委|党工委|上级党委|组织部|机关党委) {}元
-- says: 党费 // (往上|向上)[级](交|缴|上缴|上交|解缴)[了] {}元
-- says: (应缴|实缴|应收|实收) // (上缴|上交|上解) {}元
-- says: 向…(上级|党组织|党委|工委|组织部|财政专户)…(上解|上缴|上交|缴纳|解缴|交纳) {}元
-- says: (上缴|上交|上解|解缴)…党费 {}元
-- says: (上缴|上交|上解|解缴)[了] {}元 [的]党费
-- says: (将|已将|把)党费 {}元 …(上缴|上交|上解|解缴)
select r.id as id, r.organization_id as organization_id, o.full_name as full_name,
  coalesce(n.full_name, r.recipient_name) as recipient_name,
  r.remitted_on as remitted_on, r.amount_fen as amount_fen
from dues_remittance as r
join stood as s on s.organization_id = r.organization_id
  and r.remitted_on >= s.since and r.remitted_on < s.until
left join stood as x on x.organization_id = r.recipient_id
  and r.remitted_on >= x.since and r.remitted_on < x.until
join organizations_organization as o on o.id = r.organization_id
left join organizations_organization as n on n.id = r.recipient_id
where r.remitted_on between :first and :last and x.organization_id is null
