-- check: 卡点未昼夜值守
-- severity: warning
-- evidence: posts.Checkpoint
-- found: {name}有{days}天值守不足24小时，最少的一天{least}分钟
-- due: 每天24小时有人值守
-- todo: 核对值守班次，补录遗漏的班次
with turn as (
  select h.checkpoint_id as checkpoint_id, h.worked_on as worked_on, h.from_minute as since,
    h.to_minute as until
  from posts_shift as h
  join stood as s on s.organization_id = h.organization_id
    and h.worked_on >= s.since and h.worked_on < s.until
  where h.worked_on between :first and :last and h.worked
),
span as (
  select checkpoint_id, worked_on, since, case when until < 1440 then until else 1440 end as until
  from turn
  union all
  select checkpoint_id, worked_on, 0 as since, until - 1440 as until from turn where until > 1440
),
reach as (
  select checkpoint_id, worked_on, since, until,
    max(until) over (
      partition by checkpoint_id, worked_on order by since, until
      rows between unbounded preceding and 1 preceding
    ) as reached
  from span
),
manned as (
  select checkpoint_id, worked_on, cast(sum(
    case when reached is null or since >= reached then until - since
      when until > reached then until - reached else 0 end
  ) as bigint) as minutes
  from reach
  group by checkpoint_id, worked_on
)
select c.id as id, c.organization_id as organization_id, c.name as name, count(*) as days,
  min(m.minutes) as least
from manned as m
join posts_checkpoint as c on c.id = m.checkpoint_id
where m.minutes < 1440
group by c.id, c.organization_id, c.name
