-- table: ballot_majority
-- means: 赞成票过半数的人，按应到会和按实到会两种口径各列一遍；会议或投票无效、票数不详的不列
select v.id as id, v.ballot_id as ballot_id, 1 as of_eligible, v.agree as agree, s.seats as seats
from ballot_vote as v
join ballot_sheet as s on s.id = v.ballot_id
where s.wrong = 0 and s.meeting_ok = 1 and s.return_ok = 1 and s.unknown = 0
  and v.agree * 100 > s.eligible * s.majority_percent
union all
select v.id as id, v.ballot_id as ballot_id, 0 as of_eligible, v.agree as agree, s.seats as seats
from ballot_vote as v
join ballot_sheet as s on s.id = v.ballot_id
where s.wrong = 0 and s.meeting_ok = 1 and s.return_ok = 1 and s.unknown = 0
  and v.agree * 100 > s.present * s.majority_percent
