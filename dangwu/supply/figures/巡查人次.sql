-- figure: 巡查人次
-- unit: 人次
-- group: 保供
-- means: 统计期内参加市场巡查的人次
-- measure: sum(people)
-- evidence: supply.MarketPatrol
-- shows: place 巡查地点, people 巡查人数, patrolled_on 巡查日期
-- says: [出动|派出|参与|组织|投入][市场|价格|检查] [<人们>] 巡查 [<人们>] {}人次
-- says: (巡查|检查市场|市场检查) // (出动|派出|参与|组织|投入) [<人们>|检查人员|执法人员|工作人员|巡查人员] {}(人次|人)
-- says: (出动|派出)[市场](巡查|检查|执法|监管)[人员|干部] {}人次
-- says: {}人次…市场巡查
-- says: 市场 // (出动|派出|投入) [<人们>|检查人员|执法人员|巡查人员] {}人次
select x.id as id, x.organization_id as organization_id, x.place as place, x.people as people,
  x.patrolled_on as patrolled_on
from supply_marketpatrol as x
join stood as s on s.organization_id = x.organization_id
  and x.patrolled_on >= s.since and x.patrolled_on < s.until
where x.patrolled_on between :first and :last
