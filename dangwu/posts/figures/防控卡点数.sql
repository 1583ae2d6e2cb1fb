-- figure: 防控卡点数
-- unit: 个
-- group: 值守
-- means: 统计期内本单位及下级有人到岗值守的不同卡点个数
-- measure: count(*)
-- evidence: posts.Checkpoint
-- shows: name 卡点名称, district 所在区县, community 所在社区, shifts 班次, first_on 首日, last_on 末日
-- says: [设置|设立|包保|值守|负责|承担|进驻|看守|设|建立|包联|布设|驻守|坚守|联防]…[疫情|社区|小区|防控|防疫|抗疫|疫情防控|联防联控|检查]<卡点> {}(个|处)
-- says: {}(个|处) [疫情|社区|小区|防控|检查|联防联控|居民小区|路口|执勤|值守|老旧小区|无物业小区|村级|主要|重点|交通]…<卡点>
-- says: (设卡|守卡|布卡) {}(个|处)
-- says: (设|守|包)[了] {}(个|处) <卡点>
-- says: (包保|值守|负责|承担|设置|设立|看守|坚守|守护|进驻|联防|承包|布设|建立|增设|派驻|包联) {}(个|处) …<卡点>
-- says: (承担|负责|包保|接管|进驻|分守) {}(个|处) …(小区|楼院|村口|路口|点位)…<值守>
-- says: {}(个|处) [防疫|防控|值守|执勤]点位 …(<值守>|防控|防疫)
-- says: {}(个|处) …(出入口|路口|小区|村口|门口)…(设置|设立|设)[了]…<卡点>
select c.id as id, c.organization_id as organization_id, c.name as name, c.district as district,
  c.community as community, u.shifts as shifts, u.first_on as first_on, u.last_on as last_on
from posts_checkpoint as c
join (
  select h.checkpoint_id as checkpoint_id, count(*) as shifts, min(h.worked_on) as first_on,
    max(h.worked_on) as last_on
  from posts_shift as h
  join stood as s on s.organization_id = h.organization_id
    and h.worked_on >= s.since and h.worked_on < s.until
  where h.worked_on between :first and :last and h.worked = true
  group by h.checkpoint_id
) as u on u.checkpoint_id = c.id
