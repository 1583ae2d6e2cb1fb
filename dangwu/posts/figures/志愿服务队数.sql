-- figure: 志愿服务队数
-- unit: 支
-- group: 值守
-- means: 统计期末日在册的志愿服务队支数
-- measure: count(*)
-- evidence: posts.VolunteerTeam
-- shows: name 服务队名称, since 成立日期
-- says: [组建|成立|建立|组成|设立|设|组织][了][党员|青年|…]<志愿队> {}(支|个)
-- says: {}(支|个) [党员|青年|学雷锋|机关|巾帼|…]…<志愿队>
-- says: {}支[党员]义工(队|服务队|队伍)
select t.id as id, t.organization_id as organization_id, t.name as name, t.since as since
from posts_volunteerteam as t
join scope as s on s.organization_id = t.organization_id
where t.since <= :last and t.until > :last
