-- figure: 双重组织生活人次
-- unit: 人次
-- group: 组织生活
-- means: 统计期内党员领导干部以普通党员身份参加所在党支部、党小组组织生活的人次
-- measure: count(*)
-- evidence: meetings.Attendance
-- shows: held_on 日期, kind 类型, name 领导干部
-- says: 双重组织生活[会|制度] {}(人次|次)
-- says: (参加|落实|执行)双重组织生活…{}(人次|次)
-- says: 以普通党员[的]身份参加…(组织生活|支部活动|支部组织生活|活动|学习|组织生活会|会议) {}(人次|次)
-- says: 双重组织生活 // (参加|参与) {}人次
-- says: {}人次…双重组织生活
-- says: 双重组织生活 // (参加|参与)…(活动|组织生活|会议|学习) {}人次
-- says: (处级|领导|党员领导|县级|科级)…参加[所在]支部[的]组织生活[会] {}(次|人次)
-- cites: 《中国共产党党员教育管理工作条例》第16条
select a.id as id, m.organization_id as organization_id, m.held_on as held_on, m.kind as kind,
  n.name as name
from meetings_attendance as a
join meetings_meeting as m on m.id = a.meeting_id
join members_member as n on n.id = a.member_id
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and a.as_ordinary_member = true
