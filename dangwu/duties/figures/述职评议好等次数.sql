-- figure: 述职评议好等次数
-- unit: 名
-- group: 责任
-- means: 述职评议书记人数中，评议等次为“好”的人数
-- measure: count(distinct member_id)
-- evidence: duties.Appraisal
-- shows: member_id 党员编号, name 姓名, year 述职年度, grade 评议等次, appraised_on 评议日期
-- zero: 述职评议书记人数
select x.id as id, x.organization_id as organization_id, x.member_id as member_id,
  m.name as name, x.year as year, x.grade as grade, x.appraised_on as appraised_on
from duties_appraisal as x
join members_member as m on m.id = x.member_id
join stood as s on s.organization_id = x.organization_id
  and x.appraised_on >= s.since and x.appraised_on < s.until
where x.appraised_on between :first and :last
  and x.grade = '好'
