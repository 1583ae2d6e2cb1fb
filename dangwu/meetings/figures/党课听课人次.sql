-- figure: 党课听课人次
-- unit: 人次
-- group: 组织生活
-- means: 统计期内党课的实到人次
-- measure: sum(present)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题, present 实到
-- says: (听|听取|参加|聆听|接受|听了)[专题]党课[教育|学习|的] [<人们>] {}人次
-- says: 党课 // <参加>[党员|人数|党课|的] [<人们>] {}(人次|人)
-- says: 党课 (听课|听讲|受教育|覆盖|受众|参加) [<人们>] {}(人次)
-- says: {}人次[<人们>]…(听|听取|参加)[了]党课
-- says: 党课教育 {}人次
-- says: 党课 // (听众|听课人数|听课人次) {}(人次|人)
-- says: 党课 // {}(名|人|人次) [<人们>]…(聆听|听课|参加|听讲|到场|参与)
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic, m.present as present
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '党课'
