-- table: talk_sides
-- means: 每次谈心谈话的双方，各作一行
select t.talker_id as member_id, t.listener_id as other_id, t.relation as relation,
  t.held_on as held_on
from meetings_hearttalk as t
union all
select t.listener_id as member_id, t.talker_id as other_id, t.relation as relation,
  t.held_on as held_on
from meetings_hearttalk as t
