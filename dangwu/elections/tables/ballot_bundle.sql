-- table: ballot_bundle
-- means: 每组选票有多少张、选了几人、是否因所选多于应选而无效
-- rule: election_names_percent_most
select g.id as id, g.ballot_id as ballot_id, g.papers as papers,
  count(distinct p.nominee_id) as names,
  case when r.value is null then null
    when count(distinct p.nominee_id) * 100 > b.seats * r.value then 1 else 0 end as void
from elections_bundle as g
join ballot_held as b on b.id = g.ballot_id
left join rule_election_names_percent_most as r
  on b.ruled_on >= r.since_on and b.ruled_on < r.until_on
left join elections_pick as p on p.bundle_id = g.id
group by g.id, g.ballot_id, g.papers, b.seats, r.value
