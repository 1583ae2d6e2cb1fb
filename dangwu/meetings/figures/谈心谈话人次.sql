-- figure: 谈心谈话人次
-- unit: 人次
-- group: 组织生活
-- means: 统计期内开展谈心谈话的人次
-- measure: count(*)
-- evidence: meetings.HeartTalk
-- shows: held_on 谈话日期, relation 谈话类型, name 谈话对象
-- says: 谈心[谈话|交心] [活动] [党员|干部] {}(人次|次|人)
-- says: 谈心谈话…{}人次
-- says: {}人次…谈心谈话
-- says: 谈心谈话[活动] {}次
-- says: (书记|委员|班子成员|领导|支委)…谈心[谈话] {}(人次|次|人)
-- says: 谈心 {}(人次|次)
-- says: 谈心(谈|谈了|谈话谈了|谈话谈) {}(人次|人|次)
-- says: (开展|进行)[了] {}人次 …谈心[谈话]
select x.id as id, x.organization_id as organization_id, x.held_on as held_on,
  x.relation as relation, n.name as name
from meetings_hearttalk as x
join members_member as n on n.id = x.listener_id
join stood as s on s.organization_id = x.organization_id
  and x.held_on >= s.since and x.held_on < s.until
where x.held_on between :first and :last
