-- figure: 请假人次
-- unit: 人次
-- group: 考勤
-- means: 统计期内批准的请假次数（每假一人次），以批准日期为准，未批准和已撤销的不算
-- measure: count(*)
-- evidence: attendance.Leave
-- shows: name 姓名, kind 假别, first_on 起, last_on 止（含）, approved_on 批准日期
-- says: [办理|批准|审批|登记][各类|事假|病假|职工|干部] 请假 [人员|手续|登记] {}(人次)
-- says: {}人次请假
-- says: (请假|休假|请销假|事假病假) {}人次
-- says: 请(休|事|病|公)假 {}人次
-- says: (事假|病假|年休假|公休假|请销假) {}人次
-- says: …(事假|病假|年休假|休假|公休假|探亲假|产假|请假)[等][审批|手续] {}人次
-- says: …(干部|职工|人员) 请假 {}人次
select r.id as id, r.organization_id as organization_id, r.name as name, r.kind as kind, r.first_on as first_on, r.last_on as last_on, r.approved_on as approved_on
from attendance_leave as r
join stood as s on s.organization_id = r.organization_id
  and r.approved_on >= s.since and r.approved_on < s.until
where r.approved_on between :first and :last and r.cancelled_on is null
