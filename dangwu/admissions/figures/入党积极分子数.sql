-- figure: 入党积极分子数
-- unit: 名
-- group: 发展党员
-- means: 统计期末日在培养的入党积极分子人数：已确定为入党积极分子，尚未确定为发展对象，也未停止培养
-- measure: count(*)
-- evidence: admissions.Applicant
-- shows: name 姓名, done_on 确定日期
-- says: [培养|确定|新确定|确立|吸收|新增|列为|推荐|新培养|推选] [为] 入党积极分子 {}名
-- says: {}名 [为|确定为|列为]入党积极分子
-- says: [培养|确定]积极分子 {}名
-- says: (培养|确定|吸收|推选|推荐)[了] {}名…入党积极分子
-- says: 积极分子 {}名
-- says: 申请 // {}名…(列为|确定为)[入党]积极分子
-- says: 新增积极分子 {}名
-- says: 重点培养[入党]积极分子 {}名
-- says: (列|定|吸收)为[入党]积极分子[的] {}名
-- says: {}名[入党]积极分子…(培养|考察|接受)
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
join admissions_step as t on t.applicant_id = a.id and t.number = 3 and t.passed = true
left join admissions_step as c on c.applicant_id = a.id and c.number = 7 and c.passed = true
  and c.done_on <= :last
where t.done_on <= :last and a.stopped_on > :last and c.id is null
