-- table: ballot_vote
-- means: 每名候选人的赞成票：逐票登记的由有效票数出，一名候选人在一张票上只算一次；否则照计票结果
select n.id as id, n.ballot_id as ballot_id, n.place as place, n.written_in as written_in,
  case when t.ballot_id is null then n.agree when v.agree is null then 0 else v.agree end as agree
from elections_nominee as n
join ballot_held as b on b.id = n.ballot_id
left join ballot_bundled as t on t.ballot_id = n.ballot_id
left join (
  select d.nominee_id as nominee_id, sum(g.papers) as agree
  from (select distinct bundle_id, nominee_id from elections_pick) as d
  join ballot_bundle as g on g.id = d.bundle_id and g.void = 0
  group by d.nominee_id
) as v on v.nominee_id = n.id
