-- table: ballot_fault
-- means: 不可能有的数：每次投票哪两个数对不上
select b.id as ballot_id, '没有应选名额' as fault, b.seats as one, 0 as other
from ballot_held as b where b.seats < 1
union all
select b.id as ballot_id, '没有应到会的人' as fault, b.eligible as one, 0 as other
from ballot_held as b where b.eligible < 1
union all
select b.id as ballot_id, '实到会的人多于应到会的人' as fault, b.present as one, b.eligible as other
from ballot_held as b where b.present > b.eligible
union all
select b.id as ballot_id, '发出的选票多于实到会的人' as fault, b.ballots_out as one,
  b.present as other
from ballot_held as b where b.ballots_out > b.present
union all
select b.id as ballot_id, '无效票多于收回的选票' as fault, b.ballots_void as one,
  b.ballots_in as other
from ballot_held as b where b.ballots_void > b.ballots_in
union all
select b.id as ballot_id, '各组选票合计与收回的选票不符' as fault, g.papers as one,
  b.ballots_in as other
from ballot_held as b
join ballot_bundled as g on g.ballot_id = b.id
where g.papers <> b.ballots_in
union all
select b.id as ballot_id, '所数出的无效票与登记的不符' as fault, g.void as one,
  b.ballots_void as other
from ballot_held as b
join ballot_bundled as g on g.ballot_id = b.id
where g.void <> b.ballots_void
union all
select b.id as ballot_id, '得票多于有效票' as fault, t.most as one,
  b.ballots_in - coalesce(b.ballots_void, 0) as other
from ballot_held as b
join ballot_total as t on t.ballot_id = b.id
where t.most > b.ballots_in - coalesce(b.ballots_void, 0)
union all
select b.id as ballot_id, '赞成票合计多于有效票最多能选的人次' as fault, t.agree as one,
  (b.ballots_in - coalesce(b.ballots_void, 0)) * b.seats as other
from ballot_held as b
join ballot_total as t on t.ballot_id = b.id
where b.seats >= 1 and t.most <= b.ballots_in - coalesce(b.ballots_void, 0)
  and t.agree > (b.ballots_in - coalesce(b.ballots_void, 0)) * b.seats
union all
select n.ballot_id as ballot_id, '赞成、不赞成、弃权票合计与有效票不符' as fault,
  n.agree + n.against + n.abstain as one, b.ballots_in - coalesce(b.ballots_void, 0) as other
from elections_nominee as n
join ballot_held as b on b.id = n.ballot_id
where not n.written_in
  and n.agree + n.against + n.abstain <> b.ballots_in - coalesce(b.ballots_void, 0)
union all
select n.ballot_id as ballot_id, '逐票数出的赞成票与登记的不符' as fault, v.agree as one,
  n.agree as other
from elections_nominee as n
join ballot_bundled as g on g.ballot_id = n.ballot_id
join ballot_vote as v on v.id = n.id
where v.agree <> n.agree
