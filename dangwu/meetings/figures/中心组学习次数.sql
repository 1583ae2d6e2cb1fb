-- figure: 中心组学习次数
-- unit: 次
-- group: 学习
-- means: 统计期内党组（党委）理论学习中心组学习的次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题, form 形式
-- says: 中心组…学习[会|会议|交流|活动] {}次
-- says: (集体学习|集中学习) {}次 // 中心组成员
-- says: 中心组 // (集中|集体|专题|理论|扩大|)学习[会] {}次
-- says: (党组|党委|党总支)[领导]班子 (召开|开展|组织|进行|) (集中|理论|专题|集体|) 学习[会] {}次
-- says: (党组|党委) (召开|开展|组织|进行|) (集中|理论|集体|专题)学习[会] {}次
-- says: {}次 [党组|党委][理论|扩大|理论学习]…中心组[集中|理论|专题]学习
-- says: 理论中心组 {}次
-- says: 中心组会[议] {}次
-- says: {}次中心组
-- says: 中心组学[了] {}次
-- says: 中心组[理论|政治]学习会[议] {}次
-- says: 中心组 // 学习研讨 {}次
-- says: 中心组 // (学了|学) {}次
-- says: 中心组[今年|全年|上半年|半年来|年内|一年来](学了|学|学习) {}次
-- says: 中心组 // …(组织|开展|进行)[集中|集体][学习]学习 {}次
-- cites: 《中国共产党党委（党组）理论学习中心组学习规则》
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic, m.form as form
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '中心组学习'
