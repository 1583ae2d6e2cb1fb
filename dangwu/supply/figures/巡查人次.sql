-- figure: 巡查人次
-- unit: 人次
-- group: 保供
-- means: 统计期内参加市场巡查的人次
-- measure: sum(people)
-- evidence: supply.MarketPatrol
-- shows: place 巡查地点, people 巡查人数, patrolled_on 巡查日期
select x.id as id, x.organization_id as organization_id, x.place as place, x.people as people,
  x.patrolled_on as patrolled_on
from supply_marketpatrol as x
join stood as s on s.organization_id = x.organization_id
  and x.patrolled_on >= s.since and x.patrolled_on < s.until
where x.patrolled_on between :first and :last
