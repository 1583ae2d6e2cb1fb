-- figure: 培训班次数
-- unit: 期
-- group: 学习
-- means: 统计期内开班、由本级或下级党组织举办的培训班期数，读书班另计
-- measure: count(*)
-- evidence: learning.Course
-- shows: name 培训班, kind 类别, began_on 开班日期
-- says: <举办>…(培训班|轮训班|研修班|集训班|示范班|提升班|进修班) {}(期|次|场|个)
-- says: [党务|党员|干部|党建|党务干部|业务|党员教育|专题|集中|各类|党员干部|党务工作者]培训班 {}(期|次|场|个)
-- says: {}(期|次|场|个) [党务|党员|党务干部|党务工作者|党员教育|党建|业务|专题]…(培训班|轮训班)
-- says: <举办>[党务|党员|党建|党务工作|党务干部|集中|专题|党员教育] (培训|轮训)[活动] {}(期|次|场|场次)
-- says: [党务|党员|党建|党务工作|党务干部] 培训 {}(期|次|场|场次)
-- says: 培训[班] [仅|共|只|已] (办|举办|开办|办了) {}(期|次|场)
-- says: …培训 (举办|开办|办) {}期
select x.id as id, x.organization_id as organization_id, x.name as name, x.kind as kind,
  x.began_on as began_on
from learning_course as x
join stood as s on s.organization_id = x.organization_id
  and x.began_on >= s.since and x.began_on < s.until
where x.began_on between :first and :last
  and x.kind <> '读书班' and x.outside_organizer = ''
