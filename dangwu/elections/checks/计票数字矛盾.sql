-- check: 计票数字矛盾
-- severity: error
-- evidence: elections.Ballot
-- found: {name}{held_on:日}{kind}：{fault}（{one}，{other}）
-- due: 应到、实到、发出、收回、有效票和各人得票互相对得上
-- todo: 对照计票单更正
select b.id as id, b.organization_id as organization_id, o.document_name as name,
  b.held_on as held_on, b.kind as kind, f.fault as fault, f.one as one, f.other as other
from ballot_fault as f
join ballot_held as b on b.id = f.ballot_id
join organizations_organization as o on o.id = b.organization_id
join stood as s on s.organization_id = b.organization_id
  and b.held_on >= s.since and b.held_on < s.until
where b.held_on between :first and :last
