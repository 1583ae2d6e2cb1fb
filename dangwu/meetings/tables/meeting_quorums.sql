-- table: meeting_quorums
-- means: 每次支部党员大会、支部委员会会议有表决权的应到、实到：有到会名单的按名单（党员大会只计正式党员，留党察看的不计），没有名单的按登记的人数
select h.id as id, h.organization_id as organization_id, h.kind as kind, h.held_on as held_on,
  h.topic as topic,
  case when count(a.id) > 0 then 1 else 0 end as listed,
  case when count(a.id) = 0 then h.expected
    else sum(case when a.state <> '列席' and (h.kind = '支部委员会' or (m.confirmed_on <= h.held_on
      and r.member_id is null)) then 1 else 0 end) end as entitled,
  case when count(a.id) = 0 then h.present
    else sum(case when a.state = '出席' and (h.kind = '支部委员会' or (m.confirmed_on <= h.held_on
      and r.member_id is null)) then 1 else 0 end) end as came
from meetings_meeting as h
join stood as s on s.organization_id = h.organization_id
  and h.held_on >= s.since and h.held_on < s.until
left join meetings_attendance as a on a.meeting_id = h.id
left join members_member as m on m.id = a.member_id
left join members_rightssuspension as r on r.member_id = a.member_id
  and r.since <= h.held_on and r.until > h.held_on
where h.held_on between :first and :last and h.kind in ('支部党员大会', '支部委员会')
group by h.id, h.organization_id, h.kind, h.held_on, h.topic, h.expected, h.present
