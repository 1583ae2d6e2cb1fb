"""The texts of the year's table, over this room's tables; each gives `id`, mostly a branch's."""

BRANCHES = """select distinct b.id as id, b.id as organization_id
from stood as s
join organizations_organization as b on b.id = s.organization_id and b.kind = '党支部'"""
ATTENDANCE = """select h.organization_id as id, h.organization_id as organization_id,
  count(*) as held, sum(h.expected) as owed, sum(h.present) as covered
from meetings_meeting as h
join stood as s on s.organization_id = h.organization_id
  and h.held_on >= s.since and h.held_on < s.until
where h.held_on between :first and :last
  and h.kind in ('支部党员大会', '支部委员会', '党小组会', '党课', '主题党日', '组织生活会')
group by h.organization_id"""
HELD = """select h.organization_id as id, h.organization_id as organization_id, h.kind as kind,
  count(*) as held
from meetings_meeting as h
join stood as s on s.organization_id = h.organization_id
  and h.held_on >= s.since and h.held_on < s.until
where h.held_on between :first and :last
group by h.organization_id, h.kind"""
APPRAISED = """select h.organization_id as id, h.organization_id as organization_id,
  '民主评议' as kind, count(distinct h.appraised_on) as held
from meetings_memberappraisal as h
join stood as s on s.organization_id = h.organization_id
  and h.appraised_on >= s.since and h.appraised_on < s.until
where h.appraised_on between :first and :last
group by h.organization_id"""
QUORUMS = """select q.organization_id as id, q.organization_id as organization_id,
  count(*) as owed,
  sum(case when q.came * 100 >= q.entitled * n.value then 1 else 0 end) as covered
from meeting_quorums as q
join (
  select '支部党员大会' as kind, g.value as value, g.since_on as since_on, g.until_on as until_on
  from rule_general_meeting_quorum as g
  union all
  select '支部委员会' as kind, c.value as value, c.since_on as since_on, c.until_on as until_on
  from rule_branch_committee_quorum as c
) as n on n.kind = q.kind and n.since_on <= q.held_on and n.until_on > q.held_on
group by q.organization_id"""
TALKS = """select w.organization_id as id, w.organization_id as organization_id,
  w.relation as relation, count(*) as owed,
  sum(case when w.held >= :talks_per_year then 1 else 0 end) as covered
from talks_owed as w
group by w.organization_id, w.relation"""
TALKS_LEFT = """select w.member_id as id, w.organization_id as organization_id,
  w.relation as relation, m.name as name, x.name as other, w.held as held
from talks_owed as w
join members_member as m on m.id = w.member_id
left join members_member as x on x.id = w.other_id
where w.held < :talks_per_year"""
LEADERS = """select w.organization_id as id, w.organization_id as organization_id,
  count(*) as owed, sum(case when w.held >= :double_life_per_year then 1 else 0 end) as covered
from double_life_owed as w
group by w.organization_id"""
LEADERS_LEFT = """select w.member_id as id, w.organization_id as organization_id,
  m.name as name, w.held as held, w.listed as listed
from double_life_owed as w
join members_member as m on m.id = w.member_id
where w.held < :double_life_per_year"""
STUDY = """select w.organization_id as id, w.organization_id as organization_id,
  count(*) as owed,
  sum(case when w.minutes >= :member_hours_per_year * 60 then 1 else 0 end) as covered,
  sum(case when w.minutes < :member_hours_per_year * 60 and w.unclear > 0 then 1 else 0 end)
    as unclear
from year_study as w
group by w.organization_id"""
STUDY_LEFT = """select w.member_id as id, w.organization_id as organization_id, m.name as name,
  w.minutes as minutes, w.unclear as unclear
from year_study as w
join members_member as m on m.id = w.member_id
where w.minutes < :member_hours_per_year * 60"""
SEATS = """select w.organization_id as id, w.organization_id as organization_id,
  count(*) as owed,
  sum(case when w.minutes >= :secretary_hours_per_year * 60 then 1 else 0 end) as covered
from year_study as w
join year_seats as s on s.organization_id = w.organization_id and s.span_no = w.span_no
  and s.member_id = w.member_id
group by w.organization_id"""
SEATS_LEFT = """select w.member_id as id, w.organization_id as organization_id, m.name as name,
  w.minutes as minutes, w.unclear as unclear
from year_study as w
join year_seats as s on s.organization_id = w.organization_id and s.span_no = w.span_no
  and s.member_id = w.member_id
join members_member as m on m.id = w.member_id
where w.minutes < :secretary_hours_per_year * 60"""
LECTURES = """select p.organization_id as id, p.organization_id as organization_id,
  count(distinct h.id) as held
from members_post as p
join scope as s on s.organization_id = p.organization_id
left join meetings_meeting as h on h.lecturer_id = p.member_id and h.kind = '党课'
  and h.held_on >= p.since and h.held_on < p.until and h.held_on between :first and :last
where p.is_secretary and p.since <= :last and p.until > :first
group by p.organization_id"""
