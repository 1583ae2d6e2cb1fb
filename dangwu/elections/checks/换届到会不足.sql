-- check: 换届到会不足
-- severity: error
-- rule: election_attendance_percent
-- rule: election_attendance_exact
-- evidence: organizations.Election
-- found: {name}{held_on:日}换届选举应到{eligible}人、实到{present}人
-- due: 有选举权的到会人数{least}应到人数的{percent}%
-- todo: 核对到会名单；确不足的，选举无效，应重新组织
select e.id as id, e.organization_id as organization_id, o.document_name as name,
  e.held_on as held_on, e.eligible as eligible, e.present as present, r.value as percent,
  case when x.value = 1 then '不少于' else '超过' end as least
from organizations_election as e
join organizations_organization as o on o.id = e.organization_id
join stood as s on s.organization_id = e.organization_id
  and e.held_on >= s.since and e.held_on < s.until
join rule_election_attendance_percent as r on e.held_on >= r.since_on and e.held_on < r.until_on
join rule_election_attendance_exact as x on e.held_on >= x.since_on and e.held_on < x.until_on
where e.held_on between :first and :last
  and (e.present * 100 < e.eligible * r.value
    or (x.value = 0 and e.present * 100 = e.eligible * r.value))
