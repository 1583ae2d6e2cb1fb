-- figure: 出勤率
-- unit: %
-- group: 考勤
-- means: 统计期各月份实际出勤天数占应出勤天数的百分比，按半天累计
-- measure: sum(attended_half_days) / sum(due_half_days)
-- evidence: attendance.AttendanceMonth
-- shows: name 姓名, month_no 月序号, due_half_days 应出勤（半天）, attended_half_days 实出勤（半天）
-- says: …出勤率 {}%
-- says: (机关|局机关|全局)[干部|平均] 出勤率 {}%
-- says: (考勤|上班|签到) // 出勤 {}%
-- says: 出勤率…{}%
-- says: 平均出勤率 {}%
select a.id as id, a.organization_id as organization_id, a.name as name, a.month_no as month_no,
  a.due_half_days as due_half_days, a.attended_half_days as attended_half_days
from stood_month as s
join attendance_attendancemonth as a on a.month_no = s.month_no
  and a.organization_id = s.organization_id
