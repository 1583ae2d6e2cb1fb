-- table: double_life_owed
-- means: 党组、党委成员（全年在任）每年应参加所在党支部或党小组的组织生活：到会几次，有到会名单的活动几次
select l.organization_id as organization_id, l.member_id as member_id, l.span_no as span_no,
  l.last_on as last_on, count(distinct case when a.id is not null then h.id end) as listed,
  count(distinct case when a.member_id = l.member_id and a.state = '出席' then h.id end) as held
from (
  select distinct n.organization_id as organization_id, n.member_id as member_id,
    n.span_no as span_no, n.first_on as first_on, n.last_on as last_on
  from year_members as n
  join members_post as b on b.member_id = n.member_id
    and b.since <= n.first_on and b.until > n.first_on
  join members_post as p on p.member_id = n.member_id
    and p.since <= n.last_on and p.until > n.last_on
  join organizations_organization as g on g.id = b.organization_id and g.kind in ('党组', '党委')
  join organizations_organization as e on e.id = p.organization_id and e.kind in ('党组', '党委')
) as l
left join organizations_placement as c on c.parent_id = l.organization_id
  and c.since <= l.last_on and c.until > l.first_on
left join meetings_meeting as h on (h.organization_id = l.organization_id
    or h.organization_id = c.organization_id)
  and h.held_on between l.first_on and l.last_on
  and h.kind in ('支部党员大会', '党小组会', '党课', '主题党日', '组织生活会', '支部集中学习')
left join meetings_attendance as a on a.meeting_id = h.id
group by l.organization_id, l.member_id, l.span_no, l.last_on
