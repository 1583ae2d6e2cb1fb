-- figure: 支部集中学习人次
-- unit: 人次
-- group: 学习
-- means: 统计期内党支部集中学习的实到人次
-- measure: sum(present)
-- evidence: meetings.Meeting
-- shows: held_on 日期, kind 类型, topic 主题, present 实到
-- says: (支部|党支部|党员) …(集中|集体|政治|理论)学习 // <参加>[学习] [<人们>] {}(人次)
-- says: (参加|参与)(集中|集体|政治|理论|支部|)学习[的] [<人们>] {}人次
-- says: (支部|党支部|党员)…(集中|集体|政治|理论|)学习 {}人次
-- says: 集中学习 // (参学|参加学习|参与学习|参加|学习) [<人们>] {}人次
-- says: (支部|集体学习|集中学习|政治学习) // (到会学习|到会|参学|参会|参加学习|参加|参与)[学习] [<人们>] {}人次
-- says: (集中学习|集体学习) // {}人次[<人们>](参加|参与|参学)
-- says: 学习 // (到课|到会|参学) {}人次
-- says: 集中学习(到场|参学|到会|参加|参学人数) [<人们>] {}(人次)
select m.id as id, m.organization_id as organization_id, m.held_on as held_on,
  m.kind as kind, m.topic as topic, m.present as present
from meetings_meeting as m
join stood as s on s.organization_id = m.organization_id
  and m.held_on >= s.since and m.held_on < s.until
where m.held_on between :first and :last
  and m.kind = '支部集中学习'
