-- figure: 督导检查次数
-- unit: 次
-- group: 责任
-- means: 统计期内本单位及下级开展的督导检查次数，上级来检查的不算
-- measure: count(*)
-- evidence: duties.Inspection
-- shows: topic 内容, target_name 被检查单位, inspected_on 检查日期
-- says: [党建|专项|工作|日常|实地|集中|常态化|现场|意识形态][工作](督导检查|督促检查|督查检查|检查督导|检查指导|督导调研|督查督导|督导|督查|督查指导|抽查|检查|专项检查) {}(次|轮|场|场次|批次)
-- says: {}(次|轮|批次) [党建|专项|工作|集中|实地][工作](督导检查|督促检查|督导|督查|检查|抽查)
-- says: (党建|支部|意识形态|责任制|党组织|三会一课|主题教育|学习教育|从严治党)…(督导检查|督导|督查|检查|抽查|督促检查) {}(次|轮|场|场次)
-- says: (督导组|检查组|督查组)…{}(次|轮|趟)
-- says: (督查|督导|检查|抽查|督促检查|督导检查|走访检查)[了]…(支部|党支部|党组织|基层|单位) {}(次|轮|批次)
-- says: (四不两直|飞行|交叉|随机|明察暗访|暗访|随机抽查|联合)…(督查|检查|抽查|暗访|督导) {}(次|轮|批次)
-- says: (明察暗访|明查暗访|暗访)[督查|检查|活动] {}(次|轮)
-- says: (进行|开展)[了] {}(次|轮) …(督导|督查|督促检查|督导检查)
select x.id as id, x.organization_id as organization_id, x.topic as topic,
  x.target_name as target_name, x.inspected_on as inspected_on
from duties_inspection as x
join stood as s on s.organization_id = x.organization_id
  and x.inspected_on >= s.since and x.inspected_on < s.until
where x.inspected_on between :first and :last
