-- table: ballot_result
-- means: 每人的赞成票、是否过半数、是否当选、是否在末位与人同票而须再次投票；另一口径下是否当选
select v.id as id, v.ballot_id as ballot_id, v.place as place, v.written_in as written_in,
  v.agree as agree, s.of_eligible as of_eligible,
  case when ruled.id is null then 0 else 1 end as over_half,
  case when ruled.better + ruled.level <= ruled.seats then 1 else 0 end as elected,
  case when ruled.better < ruled.seats and ruled.better + ruled.level > ruled.seats then 1
    else 0 end as tied,
  case when a.better + a.level <= a.seats then 1 else 0 end as elected_of_eligible,
  case when p.better + p.level <= p.seats then 1 else 0 end as elected_of_present
from ballot_vote as v
join ballot_sheet as s on s.id = v.ballot_id
left join ballot_rank as ruled on ruled.id = v.id and ruled.of_eligible = s.of_eligible
left join ballot_rank as a on a.id = v.id and a.of_eligible = 1
left join ballot_rank as p on p.id = v.id and p.of_eligible = 0
