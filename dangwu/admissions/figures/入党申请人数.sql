-- figure: 入党申请人数
-- unit: 名
-- group: 发展党员
-- means: 统计期内递交入党申请书的人数
-- measure: count(*)
-- evidence: admissions.Applicant
-- shows: name 姓名, done_on 申请日期
-- cites: 《中国共产党发展党员工作细则》第5条
select a.id as id, t.organization_id as organization_id, a.name as name, t.done_on as done_on
from admissions_applicant as a
join admissions_step as t on t.applicant_id = a.id and t.number = 1 and t.passed = true
join stood as s on s.organization_id = t.organization_id
  and t.done_on >= s.since and t.done_on < s.until
where t.done_on between :first and :last
