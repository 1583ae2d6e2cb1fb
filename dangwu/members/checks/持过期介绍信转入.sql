-- check: 持过期介绍信转入
-- severity: warning
-- evidence: members.Transfer
-- found: {name}{transferred_on:日}从{origin_name}转入，介绍信有效期至{letter_until:日}，已经过期
-- due: 组织关系在介绍信有效期内接转
-- todo: 请原党组织重新开具介绍信；有效期登记有误的更正
select t.id as id, s.organization_id as organization_id, w.name as name,
  t.transferred_on as transferred_on, t.origin_name as origin_name,
  t.letter_until as letter_until
from members_transfer as t
join stood as s on s.organization_id = t.target_id and t.transferred_on >= s.since
  and t.transferred_on < s.until
join members_member as w on w.id = t.member_id
where t.origin_id is null and t.transferred_on between :first and :last
  and t.letter_until < t.transferred_on
