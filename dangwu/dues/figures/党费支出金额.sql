-- figure: 党费支出金额
-- unit: 元
-- group: 党费
-- means: 统计期内从党费中支出的金额，以支出日期为准
-- measure: sum(amount_fen) / 100
-- evidence: dues.Spending
-- shows: full_name 党组织, purpose 事由, spent_on 支出日期, amount_fen 金额（分）
-- says: 党费(支出|使用|开支|列支) {}元
-- says: (支出|使用|列支|动用|开支)[留存|单位|]党费 {}元
-- says: 党费 // …(支出|使用|开支|列支|花费) {}元
-- says: (党员|党务|党组织|支部)…支出 {}元
-- says: (补助|慰问|救助|帮扶|表彰|奖励|教育|培训|走访慰问|关怀)…党员…支出 {}元
-- says: (党员|党务|党组织) // …支出 {}元
-- says: 党费 // 用于…{}元
-- says: 党费 // (花|花了|用|用了|用掉|使用了) {}元
-- says: (花|用)[了|掉]党费 {}元
-- says: 党费 // (花掉|花去|用去|开销|花出去|用掉|开支) {}元
-- says: (上缴|实缴|实收|上交) // 支出 {}元
-- says: (使用|支出|列支|动用)[了] {}元 [的]党费
-- cites: 《关于中国共产党党费收缴、使用和管理的规定》第19条
select p.id as id, p.organization_id as organization_id, o.full_name as full_name,
  p.purpose as purpose, p.spent_on as spent_on, p.amount_fen as amount_fen
from dues_spending as p
join stood as s on s.organization_id = p.organization_id
  and p.spent_on >= s.since and p.spent_on < s.until
join organizations_organization as o on o.id = p.organization_id
where p.spent_on between :first and :last
