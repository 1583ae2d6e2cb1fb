-- table: talks_owed
-- means: 每年应谈心谈话的：支委会成员两两之间，其他党员各与委员、各与党员；只计全年在支部、全年在任的，以及谈了几次
select w.organization_id as organization_id, w.relation as relation, w.span_no as span_no,
  w.last_on as last_on, w.member_id as member_id, w.other_id as other_id, count(t.held_on) as held
from (
  select a.organization_id as organization_id, '委员与委员' as relation, a.span_no as span_no,
    a.first_on as first_on, a.last_on as last_on, a.member_id as member_id,
    b.member_id as other_id
  from year_seats as a
  join year_seats as b on b.organization_id = a.organization_id and b.span_no = a.span_no
    and b.member_id > a.member_id
  union all
  select n.organization_id as organization_id, k.relation as relation, n.span_no as span_no,
    n.first_on as first_on, n.last_on as last_on, n.member_id as member_id, 0 as other_id
  from year_members as n
  join (
    select '委员与党员' as relation, 1 as seats, 1 as others
    union all select '党员与党员' as relation, 0 as seats, 2 as others
  ) as k on k.seats >= 0
  join (
    select m.organization_id as organization_id, m.span_no as span_no,
      sum(case when s.member_id is null then 0 else 1 end) as seats,
      sum(case when s.member_id is null then 1 else 0 end) as others
    from year_members as m
    left join year_seats as s on s.organization_id = m.organization_id
      and s.span_no = m.span_no and s.member_id = m.member_id
    group by m.organization_id, m.span_no
  ) as c on c.organization_id = n.organization_id and c.span_no = n.span_no
    and c.seats >= k.seats and c.others >= k.others
  where not exists (
    select s.member_id from year_seats as s
    where s.organization_id = n.organization_id and s.span_no = n.span_no
      and s.member_id = n.member_id
  )
) as w
left join talk_sides as t on t.member_id = w.member_id
  and t.held_on between w.first_on and w.last_on
  and ((w.other_id > 0 and t.other_id = w.other_id)
    or (w.other_id = 0 and t.relation = w.relation))
group by w.organization_id, w.relation, w.span_no, w.last_on, w.member_id, w.other_id
