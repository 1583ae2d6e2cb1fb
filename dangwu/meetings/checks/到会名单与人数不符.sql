-- check: 到会名单与人数不符
-- severity: error
-- evidence: meetings.Meeting
-- found: {held_on:日}{kind}“{topic}”登记实到{present}人、请假{excused}人、缺席{absent}人，名单中出席{came}人、请假{asked}人、缺席{missed}人
-- due: 名单与登记的人数一致
-- todo: 核对签到表，更正名单或人数
select h.id as id, h.organization_id as organization_id, h.held_on as held_on, h.kind as kind,
  h.topic as topic, h.present as present, h.excused as excused, h.absent as absent,
  sum(case when a.state = '出席' then 1 else 0 end) as came,
  sum(case when a.state = '请假' then 1 else 0 end) as asked,
  sum(case when a.state = '缺席' then 1 else 0 end) as missed
from meetings_meeting as h
join stood as s on s.organization_id = h.organization_id
  and h.held_on >= s.since and h.held_on < s.until
join meetings_attendance as a on a.meeting_id = h.id
where h.held_on between :first and :last
group by h.id, h.organization_id, h.held_on, h.kind, h.topic, h.present, h.excused, h.absent
having sum(case when a.state = '出席' then 1 else 0 end) <> h.present
  or sum(case when a.state = '请假' then 1 else 0 end) <> h.excused
  or sum(case when a.state = '缺席' then 1 else 0 end) <> h.absent
