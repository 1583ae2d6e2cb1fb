-- figure: 评议优秀党员数
-- unit: 名
-- group: 组织生活
-- means: 统计期内民主评议结果为优秀的党员人数，一人只计一次
-- measure: count(distinct member_id)
-- evidence: meetings.MemberAppraisal
-- shows: appraised_on 评议日期, grade 评议结果, member_id 党员编号, name 党员
-- zero: 民主评议党员人数
-- says: (评议|评) // (评|评定|评议|评选|被评|确定|评议确定)[为|出|定为] 优秀[<等次>] [的] [党员] {}名
-- says: 评议 // 优秀[<等次>] [的] [党员] {}名
-- says: (评定|评议|评|评议评定)[为]优秀<等次> [的] [党员] {}名
-- says: {}名 党员 …(评|评定|评议|被评|被评定|确定)[为]优秀<等次>
-- says: (评为|评定为|被评为)优秀[<等次>]的[党员|同志] {}名
-- says: 评议 // {}名 [党员] [被] (评|评定|确定|评议|确认)[为|定为]优秀
-- says: 评议…(评为|评定为|获评)优秀[<等次>] [的] [党员] {}名
-- says: 优秀<等次>党员 {}名
-- says: 评议 // (评优|评为优秀|优秀的|被评优) {}(名|人)
-- says: (评议|参评) // (评上|评为|评定为|获评|评选)优秀[的] [党员] {}(名|人)
-- says: [评定|评出|评为|评议][为]优秀[党员|等次] {}名 // (合格|基本合格)
select x.id as id, x.organization_id as organization_id, x.appraised_on as appraised_on,
  x.grade as grade, x.member_id as member_id, n.name as name
from meetings_memberappraisal as x
join members_member as n on n.id = x.member_id
join stood as s on s.organization_id = x.organization_id
  and x.appraised_on >= s.since and x.appraised_on < s.until
where x.appraised_on between :first and :last
  and x.grade = '优秀'
