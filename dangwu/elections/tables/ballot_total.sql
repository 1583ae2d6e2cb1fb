-- table: ballot_total
-- means: 每次投票列入名单的候选人数、有多少人的票数不详、赞成票合计和最多
select b.id as ballot_id,
  coalesce(sum(case when v.id is null then 0 when v.written_in then 0 else 1 end), 0) as listed,
  coalesce(sum(case when v.id is not null and v.agree is null then 1 else 0 end), 0) as unknown,
  coalesce(sum(v.agree), 0) as agree, coalesce(max(v.agree), 0) as most
from ballot_held as b
left join ballot_vote as v on v.ballot_id = b.id
group by b.id
