-- figure: 市场巡查次数
-- unit: 次
-- group: 保供
-- means: 统计期内市场巡查次数
-- measure: count(*)
-- evidence: supply.MarketPatrol
-- shows: place 巡查地点, people 巡查人数, patrolled_on 巡查日期
-- says: 市场[价格|监督|供应|粮油](巡查|检查|巡检|巡视|巡逻|监督检查|监管检查|走访) {}(次|轮)
-- says: (巡查|检查|走访|巡视)[了]…(市场|商超|超市|粮店|农贸市场|粮油店|药店|经营户) {}(次|轮)
-- says: {}(次|轮) [粮油|价格]市场[价格](巡查|检查|巡检)
-- says: 市场 // (巡查|检查|巡检)[市场] {}(次|轮)
-- says: (跑|到|下)市场[巡查|检查] {}(次|趟|轮)
-- says: 市场[巡查|检查] {}(次|趟|轮)
-- says: (巡查|检查|走访)[了] {}(次|轮) …(市场|商超|超市|粮店)
-- says: (上街|下店|入市)[市场](巡查|检查|走访) {}(次|趟|轮)
select x.id as id, x.organization_id as organization_id, x.place as place, x.people as people,
  x.patrolled_on as patrolled_on
from supply_marketpatrol as x
join stood as s on s.organization_id = x.organization_id
  and x.patrolled_on >= s.since and x.patrolled_on < s.until
where x.patrolled_on between :first and :last
