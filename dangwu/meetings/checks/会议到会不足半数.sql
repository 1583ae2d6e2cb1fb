-- check: 会议到会不足半数
-- severity: warning
-- rule: general_meeting_quorum
-- rule: branch_committee_quorum
-- evidence: meetings.Meeting
-- found: {held_on:日}{kind}“{topic}”有表决权的应到{entitled}人，实到{came}人
-- due: 到会达到应到的{percent}%才能表决，正好一半也算
-- todo: 人数登记有误的更正名单或人数；确实不足的，会上的表决重新进行
select q.id as id, q.organization_id as organization_id, q.kind as kind, q.held_on as held_on,
  q.topic as topic, q.entitled as entitled, q.came as came, n.value as percent
from meeting_quorums as q
join (
  select '支部党员大会' as kind, g.value as value, g.since_on as since_on, g.until_on as until_on
  from rule_general_meeting_quorum as g
  union all
  select '支部委员会' as kind, c.value as value, c.since_on as since_on, c.until_on as until_on
  from rule_branch_committee_quorum as c
) as n on n.kind = q.kind and n.since_on <= q.held_on and n.until_on > q.held_on
where q.came * 100 < q.entitled * n.value
