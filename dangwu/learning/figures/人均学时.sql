-- figure: 人均学时
-- unit: 学时
-- group: 学习
-- means: 统计期末日在册党员在统计期内的平均学时（一学时六十分钟）：出席中心组学习、支部集中学习、专题研讨、大讨论、党课的时长与参加培训班、读书班的时长之和除以党员人数，保留一位小数；有人出席的会议没有登记时长的，无法确定
-- measure: sum(known minutes) / sum(sixty)
-- places: 1
-- evidence: members.Member
-- shows: name 党员, minutes 学习分钟数, sixty 每学时分钟数
-- says: 人均 [集中|参加|完成|年] (学习|培训|学|参学|参训|受训) [时间|时长|学时] {}(学时|课时|小时)
-- says: 人均(学时|学习时间|学习时长|学习学时) {}(学时|课时|小时)
-- says: 人均 {}学时
-- says: (每名党员|每人|党员|每位党员)平均学习[时间|时长] {}(学时|课时|小时)
-- says: 人均学习…{}(学时|课时|小时)
-- says: 人均(学时|学习时间|学习学时) {}个
-- says: [党员|干部|每名党员][年|年度]人均…(学习|培训|参学|参训)… {}(学时|课时|小时)
-- cites: 《中国共产党党员教育管理工作条例》第20条
select n.id as id, p.organization_id as organization_id, n.name as name,
  case when h.member_id is null then 0 when h.lacking = 0 then h.minutes end as minutes,
  60 as sixty
from members_member as n
join members_membership as p on p.member_id = n.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
left join (
  select t.member_id as member_id, cast(sum(t.minutes) as bigint) as minutes,
    count(*) - count(t.minutes) as lacking
  from (
    select a.member_id as member_id, m.minutes_long as minutes
    from meetings_attendance as a
    join meetings_meeting as m on m.id = a.meeting_id
    where a.state = '出席' and m.held_on between :first and :last
      and m.kind in ('中心组学习', '支部集中学习', '专题研讨', '大讨论', '党课')
    union all
    select c.member_id as member_id, c.minutes as minutes
    from learning_courseattendance as c
    join learning_course as k on k.id = c.course_id
    where c.member_id is not null and k.began_on between :first and :last
  ) as t
  group by t.member_id
) as h on h.member_id = n.id
where n.admitted_on <= :last and n.left_on > :last
