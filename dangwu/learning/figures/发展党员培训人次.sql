-- figure: 发展党员培训人次
-- unit: 人次
-- group: 发展党员
-- means: 统计期内开班的发展对象培训班的参训人次，不论参训身份
-- measure: count(*)
-- evidence: learning.CourseAttendance
-- shows: began_on 开班日期, name 培训班, category 参训身份
-- says: 发展对象…(培训|短训|培训班|集中培训|轮训|参训) [人数|人员] {}(人次|人|名)
-- says: (培训|轮训|短训)[党员]发展对象 {}(人次|人|名)
-- says: {}(名|人|人次) 发展对象…(培训|短训|轮训)
-- says: 发展对象培训班 // (培训|参训|参加) [<人们>] {}(人次|人|名)
-- says: 发展对象…(培训班|短训班|培训|短训)…(去|参加|参训|送)[了] {}(人|名|个|人次|个人)
-- says: 发展对象…(培训|短训)[班] // {}(人次|名|人) [<人们>](参加|参训|参与)
-- says: 发展对象…(培训|短训|培训班|集中培训) // (参训|培训|受训|参加|参培) [人员|人数|<人们>] {}(人次|人|名)
select c.id as id, c.organization_id as organization_id, k.began_on as began_on, k.name as name,
  c.category as category
from learning_courseattendance as c
join learning_course as k on k.id = c.course_id
join stood as s on s.organization_id = c.organization_id
  and k.began_on >= s.since and k.began_on < s.until
where k.began_on between :first and :last
  and k.kind = '发展对象培训'
