-- figure: 三会一课开展率
-- unit: %
-- group: 组织生活
-- means: 统计期内按要求应开的支部党员大会（每季一次）、支委会（设支委会的每月一次）、党小组会（每月一次）中已按期召开的比例；只计完整的季、月，以及党组织全程存续的季、月；党课没有全国统一频次，不计入应开数
-- measure: sum(met) / count(*)
-- evidence: organizations.Organization
-- shows: full_name 党组织, kind 应开会议, first_on 起, last_on 止, met 已开
-- says: 三会一课[制度] (开展|落实|完成|执行|覆盖|开展情况|按时开展)率 {}%
-- says: 三会一课 // (开展率|落实率|完成率|执行率) {}%
-- says: 三会一课(开展|落实|完成) {}%
-- says: 三会一课…(完成|开展|落实|执行)[的](比例|比率) {}%
-- cites: 《中国共产党支部工作条例（试行）》第11—13条
select r.organization_id as id, r.organization_id as organization_id, o.full_name as full_name,
  r.kind as kind, r.first_on as first_on, r.last_on as last_on,
  case when h.held > 0 then 1 else 0 end as met
from (
  select b.id as organization_id, '支部党员大会' as kind, q.span_no as span_no,
    q.first_on as first_on, q.last_on as last_on
  from organizations_organization as b
  cross join (
    select quarter_no as span_no, min(first_on) as first_on, max(last_on) as last_on
    from month
    where first_on >= :first and last_on <= :last
    group by quarter_no
    having count(*) = 3
  ) as q
  where b.kind = '党支部'
  union all
  select b.id as organization_id, k.meeting as kind, t.month_no as span_no,
    t.first_on as first_on, t.last_on as last_on
  from organizations_organization as b
  join (
    select '党支部' as organization, '支部委员会' as meeting
    union all
    select '党小组' as organization, '党小组会' as meeting
  ) as k on k.organization = b.kind
  cross join month as t
  left join (
    select organization_id, min(number) as number, min(began_on) as began_on
    from organizations_term group by organization_id
  ) as c on c.organization_id = b.id
  where (b.kind = '党小组' or (b.has_committee = true
      and (c.number is null or c.number > 1 or c.began_on <= t.first_on)))
    and t.first_on >= :first and t.last_on <= :last
) as r
join organizations_organization as o on o.id = r.organization_id
  and o.founded_on <= r.first_on
join stood as s on s.organization_id = r.organization_id
  and r.last_on >= s.since and r.last_on < s.until
left join (
  select m.organization_id as organization_id, m.kind as kind,
    case when m.kind = '支部党员大会' then t.quarter_no else t.month_no end as span_no,
    count(*) as held
  from meetings_meeting as m
  join month as t on m.held_on >= t.first_on and m.held_on <= t.last_on
  where m.kind in ('支部党员大会', '支部委员会', '党小组会')
    and m.held_on between :first and :last
  group by m.organization_id, m.kind,
    case when m.kind = '支部党员大会' then t.quarter_no else t.month_no end
) as h on h.organization_id = r.organization_id and h.kind = r.kind and h.span_no = r.span_no
