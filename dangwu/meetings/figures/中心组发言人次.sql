-- figure: 中心组发言人次
-- unit: 人次
-- group: 学习
-- means: 统计期内理论学习中心组学习上记录在案的发言人次
-- measure: count(*)
-- evidence: meetings.Speech
-- shows: held_on 日期, topic 主题, name 发言人
-- says: 中心组…发言 {}(人次|次|人)
-- says: 中心组 // …[作|做][重点|交流|研讨]发言 {}(人次|次|人)
-- says: 中心组 // {}人次 …发言
-- says: 中心组 // …发言 [记了|记录|登记|记] {}(人次)
select p.id as id, m.organization_id as organization_id, m.held_on as held_on, m.topic as topic,
  n.name as name
from meetings_speech as p
join meetings_meeting as m on m.id = p.meeting_id
join members_member as n on n.id = p.member_id
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '中心组学习'
