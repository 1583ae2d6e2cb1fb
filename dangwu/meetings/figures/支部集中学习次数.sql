-- figure: 支部集中学习次数
-- unit: 次
-- group: 学习
-- means: 统计期内党支部集中学习的次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题
-- says: (支部|党支部|党组织) …(集中|集体|政治|理论)学习[会] {}次
-- says: (支部|党支部|基层党组织|党组织) (召开|开展|组织) [党员] 学习[会] {}次
-- says: [组织|开展] [全体] (党员|党员干部|干部职工)…(集中|集体|政治|理论)学习[会] {}次
-- says: (支部|党支部) (集中|集体|) 学习 {}次
-- says: (支部|党支部|党组织) // (集中|集体|政治|理论)学习[会] {}次
-- says: {}次 支部[集中|理论|政治]学习
-- says: (集中|集体|政治|理论)学习[活动|会] {}次
-- says: (支部|党支部)…(开展|组织|进行)[集中]学习 {}次
-- says: (集中|集体|政治)学习 // …(组织|开展|进行)[集中]学习 {}次
-- says: 集中学习日[活动|组织|开展|集中]学习 {}次
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '支部集中学习'
