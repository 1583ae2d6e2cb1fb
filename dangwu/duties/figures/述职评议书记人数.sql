-- figure: 述职评议书记人数
-- unit: 名
-- group: 责任
-- means: 统计期内述职并接受评议的书记人数，同一人只计一次
-- measure: count(distinct member_id)
-- evidence: duties.Appraisal
-- shows: member_id 党员编号, name 姓名, year 述职年度, grade 评议等次, appraised_on 评议日期
-- says: 述职[评议|考核] [的] [基层]<书记> {}(名|人|位|个)
-- says: 参评[的][党组织|党支部|支部]书记 {}名
-- says: {}(名|位|个|人) …<书记>…(述职|述了职)
-- says: <书记>…(述职|述职评议|现场述职) {}(名|人|位)
-- says: 述职 // {}(名|位|个|人) …<书记>
-- says: {}(名|位|个|人) …<书记> // …述职
-- says: <书记> // 述职 {}(名|人|位)
-- says: (参加|进行)…述职[评议][考核][的][人员] {}(名|人|位)
-- says: <书记>[现场|逐一|依次|口头|书面]述职[评议] {}(人次|名|人|位)
-- says: <书记>…述职[评议][考核] {}(人次)
-- says: (参加|接受|进行|完成)…述职[评议][考核][的]<书记> {}(名|人|位)
-- says: (听取|听取了)[了] {}(名|位) …<书记>…述职
-- says: (参加|进行|接受)…述职…<书记> {}(名|人|位)
select x.id as id, x.organization_id as organization_id, x.member_id as member_id,
  m.name as name, x.year as year, x.grade as grade, x.appraised_on as appraised_on
from duties_appraisal as x
join members_member as m on m.id = x.member_id
join stood as s on s.organization_id = x.organization_id
  and x.appraised_on >= s.since and x.appraised_on < s.until
where x.appraised_on between :first and :last
