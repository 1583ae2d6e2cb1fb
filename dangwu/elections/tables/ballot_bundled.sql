-- table: ballot_bundled
-- means: 逐票登记的投票，各组选票合计多少张，其中无效多少张
select g.ballot_id as ballot_id, sum(g.papers) as papers,
  sum(case when g.void = 1 then g.papers else 0 end) as void
from ballot_bundle as g
group by g.ballot_id
