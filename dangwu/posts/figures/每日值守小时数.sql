-- figure: 每日值守小时数
-- unit: 小时
-- group: 值守
-- means: 本单位及下级到岗班次每天在一个卡点覆盖的小时数（24即昼夜不断）：同日班次重叠的只计一次，跨零点的按钟点折回；各卡点、各日不一致或不是整小时时不作数
-- measure: only(hours)
-- evidence: posts.Checkpoint
-- shows: name 卡点名称, hours 每日小时数, minutes 每日分钟数, days 天数, first_on 首日, last_on 末日
-- says: {}小时 [不间断|轮流|全天候|轮班|分班|三班|昼夜|无缝|轮岗|连续] …(<值守>|轮岗|在岗|不间断|轮流|轮换|无间断|巡逻|坚守|守护)
-- says: (每天|每日|全天|昼夜)…(<值守>|在岗|坚守|轮班) {}小时
-- says: <值守>[时间|时长] {}小时
-- says: (坚持|实行|实施|落实) {}小时 [卡点|社区|小区|防控|轮流|不间断|全天候|专人|双人] …(<值守>|在岗)
-- says: (每天|每日|全天) {}小时 …(不断岗|不离人|不脱岗|不空岗|有人)
-- says: <值守> // (每天|每日|全天|一天) {}小时
-- says: (值守|卡点|卡口) // {}小时 …(不断岗|不离人|不脱岗|有人|连轴转)
-- says: (每天|每日)(守|值|在岗|坚守) {}小时
-- says: {}小时 (三班倒|三班制|两班倒|四班倒|轮班制|轮岗制|轮班)
-- says: {}小时 (不断人|不断岗|不离人|不脱岗|有人值守|专人值守)
with turn as (
  select h.checkpoint_id as checkpoint_id, h.worked_on as worked_on, h.from_minute as since,
    h.to_minute as until
  from posts_shift as h
  join stood as s on s.organization_id = h.organization_id
    and h.worked_on >= s.since and h.worked_on < s.until
  where h.worked_on between :first and :last and h.worked = true
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
),
alike as (
  select checkpoint_id, minutes, count(*) as days, min(worked_on) as first_on,
    max(worked_on) as last_on
  from manned
  group by checkpoint_id, minutes
)
select c.id as id, c.organization_id as organization_id, c.name as name,
  case when max(a.minutes % 60) over () = 0
    then cast((a.minutes - a.minutes % 60) / 60 as bigint) end as hours,
  a.minutes as minutes, a.days as days, a.first_on as first_on, a.last_on as last_on
from alike as a
join posts_checkpoint as c on c.id = a.checkpoint_id
