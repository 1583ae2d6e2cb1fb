-- check: 卡点未昼夜值守
-- severity: warning
-- evidence: posts.Checkpoint
-- found: {name}有{days}天值守不足24小时，最少的一天{least}分钟
-- due: 每天24小时有人值守
-- todo: 核对值守班次，补录遗漏的班次
-- whoever mans a checkpoint counts; a day between its first and last without a turn is unmanned
with turn as (
  select h.checkpoint_id as checkpoint_id, h.worked_on as worked_on, h.from_minute as since,
    h.to_minute as until
  from posts_shift as h
  where h.worked_on between :first and :last and h.worked and h.checkpoint_id in (
    select k.checkpoint_id from posts_shift as k
    join stood as s on s.organization_id = k.organization_id
      and k.worked_on >= s.since and k.worked_on < s.until
    where k.worked_on between :first and :last and k.worked
  )
),
held as (
  select checkpoint_id, min(worked_on) as began, max(worked_on) as ended
  from turn
  group by checkpoint_id
),
due as (
  select h.checkpoint_id as checkpoint_id, d.worked_on as worked_on
  from held as h
  join (select distinct worked_on from turn) as d on d.worked_on between h.began and h.ended
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
  min(coalesce(m.minutes, 0)) as least
from due as d
join posts_checkpoint as c on c.id = d.checkpoint_id
left join manned as m on m.checkpoint_id = d.checkpoint_id and m.worked_on = d.worked_on
where coalesce(m.minutes, 0) < 1440
group by c.id, c.organization_id, c.name
