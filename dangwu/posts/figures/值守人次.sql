-- figure: 值守人次
-- unit: 人次
-- group: 值守
-- means: 统计期内到岗的值守班次数，一人值一班计一人次
-- measure: count(*)
-- evidence: posts.Shift
-- shows: checkpoint_id 卡点编号, member_id 党员编号, person_name 非党员姓名, worked_on 值守日期, from_minute 起（分钟）, to_minute 止（分钟）
-- says: [参与|参加|卡点|社区|安排|组织|轮流|疫情防控|防控|党员|累计] [<人们>] (<值守>|出勤|上岗|在岗|值岗) [<人们>] {}(人次)
-- says: (<卡点>|<值守>) // (参与|出动|投入|出勤|参加|轮班|安排|派出|派驻|组织|轮流|上岗|共|累计|<值守>)[<值守>] [<人们>] {}(人次)
-- says: {}人次 [<人们>]…(<值守>|执勤)
-- says: (出动|投入|安排|组织|派出)…(<值守>|卡点|卡口) {}人次
-- says: (出动|投入|安排|组织|派出) [<人们>] {}人次 …(<值守>|卡点|卡口)
-- says: (参与|参加)…<值守>[的|任务] [<人们>] {}人次
-- says: (投入|出动)[值守|防控]力量 {}人次
-- says: (投入|出动|安排)值守 {}人次
select x.id as id, x.organization_id as organization_id, x.checkpoint_id as checkpoint_id,
  x.member_id as member_id, x.person_name as person_name, x.worked_on as worked_on,
  x.from_minute as from_minute, x.to_minute as to_minute
from posts_shift as x
join stood as s on s.organization_id = x.organization_id
  and x.worked_on >= s.since and x.worked_on < s.until
where x.worked_on between :first and :last and x.worked = true
