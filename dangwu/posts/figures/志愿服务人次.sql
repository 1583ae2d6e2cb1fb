-- figure: 志愿服务人次
-- unit: 人次
-- group: 值守
-- means: 统计期内参加志愿服务活动的人次
-- measure: count(*)
-- evidence: posts.VolunteerAttendance
-- shows: topic 活动内容, held_on 活动日期, member_id 党员编号, person_name 非党员姓名
-- says: (参与|参加|开展|提供|组织|投入)…(志愿服务|志愿者服务|志愿活动)[活动|队|的] [<人们>|党员志愿者|志愿者] {}人次
-- says: (志愿服务|志愿者服务|志愿活动)[活动|时长] {}人次
-- says: 参与服务 {}人次
-- says: {}人次 [<人们>]…志愿[者]服务
-- says: (志愿服务|志愿者) // (参与|参加|出动|组织|投入|累计)[服务|活动] [<人们>|志愿者|党员志愿者] {}人次
-- says: [出动|组织|派出|动员|发动][党员]志愿者 {}人次
-- says: (参与|参加)[志愿]服务 [<人们>] {}人次
-- says: 志愿 // (开展|提供|参与)[志愿]服务 {}人次
-- says: (志愿服务|志愿者|报到|环境整治|文明劝导|双报到) // …(环境整治|文明劝导|清洁|治安巡逻|志愿)…活动 {}人次
-- says: {}人次[的] [党员|青年|机关]志愿者
-- says: 志愿 // [开展|提供|参与|参加]志愿服务 {}人次
select x.id as id, x.organization_id as organization_id, a.topic as topic, a.held_on as held_on,
  x.member_id as member_id, x.person_name as person_name
from posts_volunteerattendance as x
join posts_volunteeractivity as a on a.id = x.activity_id
join stood as s on s.organization_id = x.organization_id
  and a.held_on >= s.since and a.held_on < s.until
where a.held_on between :first and :last
