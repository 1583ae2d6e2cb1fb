-- check: 介绍信逾期未回执
-- severity: warning
-- evidence: members.Transfer
-- found: {name}{transferred_on:日}转往{target_name}，介绍信有效期至{letter_until:日}，没有登记回执
-- due: 转出的组织关系在介绍信有效期内收到对方党组织的回执
-- todo: 向对方党组织核实；已接收的登记回执，没有去报到的督促本人办理，介绍信过期的重新开具
-- by: {letter_until:日}
select t.id as id, y.organization_id as organization_id, w.name as name,
  t.transferred_on as transferred_on, t.target_name as target_name,
  t.letter_until as letter_until
from members_transfer as t
join today as y on y.organization_id = t.origin_id
join members_member as w on w.id = t.member_id
where t.target_id is null and t.transferred_on <= y.day_on and t.letter_until < y.day_on
  and (t.receipt_on is null or t.receipt_on > y.day_on)
