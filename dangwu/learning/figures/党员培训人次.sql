-- figure: 党员培训人次
-- unit: 人次
-- group: 学习
-- means: 党员（含党组织书记和党务工作者）参加统计期内开班的培训班的人次，读书班另计
-- measure: count(*)
-- evidence: learning.CourseAttendance
-- shows: began_on 开班日期, name 培训班, category 参训身份
-- says: (培训|轮训) [全体|在职|基层|广大]<党员>[群众] {}(人次|人|名)
-- says: <党员>…(培训|参训|轮训|受训|参加培训) [人员] {}(人次)
-- says: <党员>(参训|轮训|集中轮训|培训|教育培训) {}(人次|人|名)
-- says: (培训班|轮训班|培训) // (培训|参训|受训|轮训|参加培训) [党员|党员干部|人员|学员] {}(人次|人|名)
-- says: {}(人次|名|人) <党员>…(参加|接受)…(培训|轮训)
-- says: 党员[教育]培训 {}人次
-- says: (培训班|轮训班) // {}(人次) [<人们>](参加|参训|参与)
-- says: <党员>…(培训|轮训|集中轮训|集中培训) // (参训|培训|受训|参加|参培|轮训) [人员|人数] {}(人次)
select c.id as id, c.organization_id as organization_id, k.began_on as began_on, k.name as name,
  c.category as category
from learning_courseattendance as c
join learning_course as k on k.id = c.course_id
join stood as s on s.organization_id = c.organization_id
  and k.began_on >= s.since and k.began_on < s.until
where k.began_on between :first and :last
  and c.category in ('党员', '党务工作者') and k.kind <> '读书班'
