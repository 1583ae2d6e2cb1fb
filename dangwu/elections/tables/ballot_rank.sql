-- table: ballot_rank
-- means: 过半数的人中，票数更多的有几人、票数相同的（含本人）有几人，应选名额多少
select m.id as id, m.of_eligible as of_eligible, m.seats as seats,
  sum(case when o.agree > m.agree then 1 else 0 end) as better,
  sum(case when o.agree = m.agree then 1 else 0 end) as level
from ballot_majority as m
join ballot_majority as o on o.ballot_id = m.ballot_id and o.of_eligible = m.of_eligible
group by m.id, m.of_eligible, m.seats
