-- figure: 值守人次
-- unit: 人次
-- group: 值守
-- means: 统计期内到岗的值守班次数，一人值一班计一人次
-- measure: count(*)
-- evidence: posts.Shift
-- shows: checkpoint_id 卡点编号, member_id 党员编号, person_name 非党员姓名, worked_on 值守日期, from_minute 起（分钟）, to_minute 止（分钟）
select x.id as id, x.organization_id as organization_id, x.checkpoint_id as checkpoint_id,
  x.member_id as member_id, x.person_name as person_name, x.worked_on as worked_on,
  x.from_minute as from_minute, x.to_minute as to_minute
from posts_shift as x
join stood as s on s.organization_id = x.organization_id
  and x.worked_on >= s.since and x.worked_on < s.until
where x.worked_on between :first and :last and x.worked = true
