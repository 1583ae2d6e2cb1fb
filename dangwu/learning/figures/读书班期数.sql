-- figure: 读书班期数
-- unit: 期
-- group: 学习
-- means: 统计期内开班、由本级或下级党组织举办的读书班期数
-- measure: count(*)
-- evidence: learning.Course
-- shows: name 培训班, kind 类别, began_on 开班日期
-- says: [专题|学习|主题教育|理论|集中|领导干部]读书班 {}(期|次|场|个)
-- says: {}(期|次|个) …读书班
-- says: <举办>…读书班 {}(期|次|场)
-- says: <举办>…读书班 {}(期|次|场|个)
select x.id as id, x.organization_id as organization_id, x.name as name, x.kind as kind,
  x.began_on as began_on
from learning_course as x
join stood as s on s.organization_id = x.organization_id
  and x.began_on >= s.since and x.began_on < s.until
where x.began_on between :first and :last
  and x.kind = '读书班' and x.outside_organizer = ''
