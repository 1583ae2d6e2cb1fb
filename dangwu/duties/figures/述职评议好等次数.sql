-- figure: 述职评议好等次数
-- unit: 名
-- group: 责任
-- means: 述职评议书记人数中，评议等次为“好”的人数
-- measure: count(distinct member_id)
-- evidence: duties.Appraisal
-- shows: member_id 党员编号, name 姓名, year 述职年度, grade 评议等次, appraised_on 评议日期
-- zero: 述职评议书记人数
-- says: 述职 // (评定|综合评价|考核|评议|评|评为|定|获|获评)[为|定为|得] 好[<等次>|的|评价] [的] [<书记>] {}(名|人|个|位)
-- says: 书记 // (综合评价|评价|评定)为好的 {}名
-- says: 述职 // 好[<等次>] [的] [<书记>] {}(名|人|个|位)
-- says: 述职 // {}(名|人|个|位) [<书记>|被|综合] (评|评定|评为|评议|获评|定)[为|定为] 好
-- says: (综合评价|评议|评定)[为]好<等次> [的] [<书记>] {}(名|人|个|位)
-- says: 述职 // …(结果|评价|等次)[为|是]好[的][<书记>] {}(名|人|位|个)
-- says: 述职 // [测评|民主测评|评价|测评为]好<等次> [的] [<书记>] {}(名|人|个|位)
select x.id as id, x.organization_id as organization_id, x.member_id as member_id,
  m.name as name, x.year as year, x.grade as grade, x.appraised_on as appraised_on
from duties_appraisal as x
join members_member as m on m.id = x.member_id
join stood as s on s.organization_id = x.organization_id
  and x.appraised_on >= s.since and x.appraised_on < s.until
where x.appraised_on between :first and :last
  and x.grade = '好'
