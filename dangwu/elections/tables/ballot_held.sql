-- table: ballot_held
-- means: 统计期内的投票；还没有投票日期的按末日算
select b.id as id, b.organization_id as organization_id, b.election_id as election_id,
  b.kind as kind, b.turn as turn, b.seats as seats, b.held_on as held_on, b.eligible as eligible,
  b.present as present, b.ballots_out as ballots_out, b.ballots_in as ballots_in,
  b.ballots_void as ballots_void, coalesce(b.held_on, :last) as ruled_on
from elections_ballot as b
where b.held_on is null or b.held_on between :first and :last
