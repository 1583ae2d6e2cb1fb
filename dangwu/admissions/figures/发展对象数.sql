-- figure: 发展对象数
-- unit: 名
-- group: 发展党员
-- means: 统计期末日的发展对象人数：已确定为发展对象，尚未接收为预备党员（支部大会通过并经上级审批），也未停止培养
-- measure: count(*)
-- evidence: admissions.Applicant
-- shows: name 姓名, done_on 确定日期
-- says: [培养|确定|新确定|列为|列|新增|推荐|确立|确定为|推选] [为] [党员]发展对象 {}名
-- says: {}名 [为|确定为|列为][党员]发展对象
-- says: (培养|确定|推荐)[了] {}名…发展对象
-- says: {}名…(准备|即将)(接收|发展|吸收)[为|成]预备党员
-- says: [入党]积极分子 // {}名…(列为|确定为)发展对象
-- says: (列入|纳入)…发展…对象 {}名
-- says: 列入…发展计划…{}名
-- says: [将|把|已将|有|推荐]{}名[入党]积极分子 (列为|确定为|推荐为|纳入|成为|转为|列入|吸收为|确定|列)…发展对象
select a.id as id, s.organization_id as organization_id, a.name as name, t.done_on as done_on
from admissions_applicant as a
-- who trained her on the last day: the origin of her first move after it
left join (
  select m.applicant_id as applicant_id, min(m.moved_on) as moved_on
  from admissions_applicantmove as m
  where m.moved_on > :last
  group by m.applicant_id
) as l on l.applicant_id = a.id
left join admissions_applicantmove as h on h.applicant_id = a.id and h.moved_on = l.moved_on
join scope as s on s.organization_id = coalesce(h.origin_id, a.organization_id)
join admissions_step as t on t.applicant_id = a.id and t.number = 7 and t.passed = true
left join admissions_step as v on v.applicant_id = a.id and v.number = 15 and v.passed = true
  and v.done_on <= :last
left join admissions_step as w on w.applicant_id = a.id and w.number = 17 and w.passed = true
where t.done_on <= :last and a.stopped_on > :last and (v.id is null or w.id is null)
