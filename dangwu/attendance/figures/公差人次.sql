-- figure: 公差人次
-- unit: 人次
-- group: 考勤
-- means: 统计期内登记的公差次数（每人每次一人次），以登记日期为准
-- measure: count(*)
-- evidence: attendance.Trip
-- shows: name 姓名, purpose 事由, first_on 起, last_on 止（含）, registered_on 登记日期
-- says: (公差|出差|因公外出|公出|出公差|因公出差|公务外出|公务出差|派出公差|公差登记|登记公差) [登记|备案|人员] {}(人次|次)
-- says: {}人次 (公差|出差|公出|因公外出)
select r.id as id, r.organization_id as organization_id, r.name as name, r.purpose as purpose, r.first_on as first_on, r.last_on as last_on, r.registered_on as registered_on
from attendance_trip as r
join stood as s on s.organization_id = r.organization_id
  and r.registered_on >= s.since and r.registered_on < s.until
where r.registered_on between :first and :last
