-- figure: 督导检查次数
-- unit: 次
-- group: 责任
-- means: 统计期内本单位及下级开展的督导检查次数，上级来检查的不算
-- measure: count(*)
-- evidence: duties.Inspection
-- shows: topic 内容, target_name 被检查单位, inspected_on 检查日期
select x.id as id, x.organization_id as organization_id, x.topic as topic,
  x.target_name as target_name, x.inspected_on as inspected_on
from duties_inspection as x
join stood as s on s.organization_id = x.organization_id
  and x.inspected_on >= s.since and x.inspected_on < s.until
where x.inspected_on between :first and :last
