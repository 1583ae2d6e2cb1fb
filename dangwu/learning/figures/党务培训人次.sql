-- figure: 党务培训人次
-- unit: 人次
-- group: 学习
-- means: 党组织书记和党务工作者参加统计期内开班的培训班的人次，读书班另计
-- measure: count(*)
-- evidence: learning.CourseAttendance
-- shows: began_on 开班日期, name 培训班, category 参训身份
-- says: <党务>…(参训|培训|轮训|受训|参加培训|培训班) [人员|人数] {}(人次|人|名)
-- says: {}名 (党支部|党组织|支部)书记…(参加|参加了)…培训
-- says: (培训|轮训)…<党务> [<人们>] {}(人次|人|名)
-- says: {}(人次|名|人) …<党务>…(培训|轮训|参训)
-- says: 党务(工作|干部|知识|业务)[业务]培训…{}人次
-- says: 党务(干部|工作者|工作)…(培训班|提升班|轮训班) // (培训|参训|参加) [<人们>] {}(人次|人|名)
-- says: 参加…党务[干部|工作者]培训[班] {}(人次|人|名)
-- says: <党务>…(培训|轮训|培训班|集训) // (参训|培训|受训|参加|参培|轮训) [人员|人数] {}(人次|人|名)
-- says: <党务>…(培训|轮训|培训班) // {}(人次) [<人们>](参加|参训|参与)
-- says: (培训班|培训|轮训) // {}(名|人|人次) …<党务>…(参加|参训)[了|培训]
-- says: <党务>…集训 {}(人次|人|名)
-- says: 党务[知识|业务]培训[班] // (参训|培训|受训|参加|参培) [人员|<人们>] {}(人次|人)
select c.id as id, c.organization_id as organization_id, k.began_on as began_on, k.name as name,
  c.category as category
from learning_courseattendance as c
join learning_course as k on k.id = c.course_id
join stood as s on s.organization_id = c.organization_id
  and k.began_on >= s.since and k.began_on < s.until
where k.began_on between :first and :last
  and c.category = '党务工作者' and k.kind <> '读书班'
