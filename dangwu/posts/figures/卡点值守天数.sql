-- figure: 卡点值守天数
-- unit: 天
-- group: 值守
-- means: 统计期内有卡点值守的不同日期数：多个卡点同日值守只计一天，跨零点的班次计在起始日
-- measure: count(distinct worked_on)
-- evidence: posts.Checkpoint
-- shows: name 卡点名称, worked_on 值守日期, shifts 班次
-- says: [<卡点>|社区|小区|一线|防控|连续|疫情防控|坚持|累计|全天候] [连续|累计|坚持] <值守>[了|共] {}天
-- says: <卡点> // …<值守> {}天
-- says: <值守>[时间|时长|共] {}天
-- says: {}天 …(<值守>|卡点值守)
-- says: <值守> // (持续|坚持|历时|累计|连续|坚守) {}天
-- says: (奋战|坚守|战斗)[在|了]…(一线|卡点|卡口) {}天
-- says: 连续…(<值守>|奋战|坚守) {}天
-- says: <值守> // …(坚持|坚守|奋战|持续|历时|连续)[了] {}天
-- says: (卡点|卡口) // (守|守了|值守了|坚守了) {}天
-- says: (坚守|守|驻守|值守)[在|了]…<卡点> {}天
-- says: (守|坚守|值守)[了] <卡点> {}天
-- says: (<卡点>|一线|防控|社区|岗位)…(坚守|奋战|值守|守|战斗|连守)[了|在] {}个(日夜|昼夜|日日夜夜)
-- says: …(社区|小区|村口|路口)[防控|检查|疫情防控]<卡点>[连续|坚持|累计]<值守>[了] {}天
-- says: (设卡|守卡|卡点|卡口) // (连守|坚守|守|连续值守|连续坚守) {}天
select c.id as id, c.organization_id as organization_id, c.name as name,
  h.worked_on as worked_on, count(*) as shifts
from posts_shift as h
join posts_checkpoint as c on c.id = h.checkpoint_id
join stood as s on s.organization_id = h.organization_id
  and h.worked_on >= s.since and h.worked_on < s.until
where h.worked_on between :first and :last and h.worked = true
group by c.id, c.organization_id, c.name, h.worked_on
