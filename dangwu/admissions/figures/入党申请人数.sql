-- figure: 入党申请人数
-- unit: 名
-- group: 发展党员
-- means: 统计期内递交入党申请书的人数
-- measure: count(*)
-- evidence: admissions.Applicant
-- shows: name 姓名, done_on 申请日期
-- says: (提交|递交|收到|接收|接到|受理|上交|写|交)[了|的] [<人们>]入党申请[书|报告] [的] [<人们>] {}(名|人|份|位|封)
-- says: 入党申请[人|书] {}(名|人|份|位)
-- says: 申请入党[的] [<人们>|人数] {}名
-- says: {}名…(递交|提交|写|上交|交)[了] 入党申请
-- says: {}名[入党]申请人
-- says: {}(份|封) 入党申请
-- says: {}名 …(递交|提交|写|上交|交)[了|来]…申请[书]
-- says: 入党 // 申请[书] {}(份|人|名)
-- says: 提出入党申请[的] {}名
-- says: {}名 …提出[了]入党申请
-- says: 新收[到]入党申请[书] {}(份|人|名)
-- says: 新(提交|递交)入党申请[书][的] {}(份|人|名)
-- says: 新增入党申请人 {}名
-- says: {}名 …(党组织靠拢|组织靠拢) // (递交|提交|写|提出|写下)[了]…入党申请
-- says: {}名 …(递交|提交|提出|写下|写)[了]…入党(申请|志愿)[书]
-- cites: 《中国共产党发展党员工作细则》第5条
select a.id as id, t.organization_id as organization_id, a.name as name, t.done_on as done_on
from admissions_applicant as a
join admissions_step as t on t.applicant_id = a.id and t.number = 1 and t.passed = true
join stood as s on s.organization_id = t.organization_id
  and t.done_on >= s.since and t.done_on < s.until
where t.done_on between :first and :last
