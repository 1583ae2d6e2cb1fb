-- check: 未全勤
-- severity: warning
-- evidence: attendance.AttendanceMonth
-- found: {name}有{months}个月没有全勤，应出勤{due}个半天，实出勤{attended}个半天
-- due: 应出勤的都出勤
-- todo: 核对考勤，更正天数
-- one finding a person: `id` is the first of the months
select min(a.id) as id, a.organization_id as organization_id, a.name as name, count(*) as months,
  cast(sum(a.due_half_days) as bigint) as due, cast(sum(a.attended_half_days) as bigint) as attended
from stood_month as s
join attendance_attendancemonth as a on a.month_no = s.month_no
  and a.organization_id = s.organization_id
where a.attended_half_days < a.due_half_days
group by a.organization_id, a.name, a.staff_no
