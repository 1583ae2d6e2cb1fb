-- check: 学习未到齐
-- severity: warning
-- evidence: meetings.Meeting
-- found: {branch}{held_on:日}{kind}“{topic}”应到{expected}人，实到{present}人
-- due: 应到的都到会
-- todo: 核对签到表，更正人数
select m.id as id, m.organization_id as organization_id, o.document_name as branch,
  m.held_on as held_on, m.kind as kind, m.topic as topic, m.expected as expected,
  m.present as present
from meetings_meeting as m
join organizations_organization as o on o.id = m.organization_id
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last and m.present < m.expected
  and m.kind in ('中心组学习', '支部集中学习', '专题研讨', '大讨论', '支部党员大会',
    '支部委员会', '党小组会', '党课', '主题党日', '组织生活会', '民主生活会')
