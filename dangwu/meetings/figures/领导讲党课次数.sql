-- figure: 领导讲党课次数
-- unit: 次
-- group: 组织生活
-- means: 统计期内党组成员、党组织书记等领导讲授党课的次数
-- measure: count(*)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题
-- zero: 党课次数
-- says: <领导>…<讲>…党课 {}(次|堂|节|场|期|讲|人次|场次)
-- says: <领导> // …<讲>[了] [专题|廉政]党课 {}(次|堂|节|场|期|讲|人次|场次)
-- says: <领导>[带头]<讲> {}(次|堂|节|场) [专题]党课
-- says: <领导>[专题]党课 {}(次|堂|节|场)
-- says: {}(名|位) <领导>…<讲>…党课
-- says: 党课 // <领导>[带头|亲自|轮流|分别]<讲>[了] {}(次|场|堂|节)
-- says: {}(名|位) …(党组|处级|科级|县级|厅级|校级|院级|局级|县处级|班子|党委)…<讲>…党课
-- cites: 《中国共产党支部工作条例（试行）》第16条
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '党课' and m.given_by_leader = true
