-- figure: 党建会议次数
-- unit: 次
-- group: 责任
-- means: 统计期内研究党建工作的会议次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题
-- says: <研究>…(党建|党的建设|基层党建|从严治党)[工作|议题|事项|汇报|会议] {}次
-- says: (党建|党的建设)[工作](会|会议|专题会|专题会议|例会|推进会|领导小组会|领导小组会议|联席会|联席会议|调度会|部署会|专题研究|工作会|工作会议) {}次
-- says: {}次 …(党建|党的建设)[工作](会|会议|专题会|推进会|例会|领导小组会|调度会)
-- says: {}次…<研究>…(党建|党的建设)
-- says: 召开…党建…会[议] {}次
-- says: (党建|党的建设)[工作](研究|研究了|议题研究|专题研究|讨论) {}(次|回)
-- says: <研究>[解决|推进]…(党建|党的建设|从严治党)[工作]…(汇报|问题|事项|议题|情况|任务|方案) {}次
-- says: 听取…(党建|党的建设|从严治党)…(汇报|情况) {}次
-- says: (党建|党的建设|从严治党)[工作] // (专题|党组|党委|党组会|集体)…(研究|研究部署|听取汇报|部署) {}次
-- says: 召开…(党建|党的建设)[工作][专题](会|会议|例会|推进会|领导小组会|领导小组会议|联席会|联席会议|调度会|部署会|工作会议|工作会) {}次
-- says: (召开|举行|开展|开)[了] {}次 …(党建|党的建设)…(会|会议)
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.studied_party_building = true
