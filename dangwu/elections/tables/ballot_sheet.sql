-- table: ballot_sheet
-- means: 每次投票是否合规：候选人名额、到会、收回的选票，数字有没有矛盾，能不能计票
-- rule: election_surplus_percent
-- rule: election_attendance_percent
-- rule: election_attendance_exact
-- rule: election_majority_percent
-- rule: election_majority_of_eligible
-- rule: election_returned_percent_most
select b.id as id, b.organization_id as organization_id, b.election_id as election_id,
  b.kind as kind, b.turn as turn, b.held_on as held_on, b.seats as seats, b.eligible as eligible,
  b.present as present, b.ballots_out as ballots_out, b.ballots_in as ballots_in,
  case when g.ballot_id is null then b.ballots_void else g.void end as void,
  t.listed as listed, t.unknown as unknown,
  surplus.value as surplus_percent, attendance.value as attendance_percent,
  exact.value as attendance_exact, majority.value as majority_percent,
  base.value as of_eligible,
  case when b.kind = '书记等额' then case when t.listed = b.seats then 1 else 0 end
    when surplus.value is null then null
    when (t.listed - b.seats) * 100 >= b.seats * surplus.value then 1 else 0 end as nomination_ok,
  case when b.present is null or b.eligible is null or attendance.value is null then null
    when b.present * 100 > b.eligible * attendance.value then 1
    when b.present * 100 = b.eligible * attendance.value then exact.value
    else 0 end as meeting_ok,
  case when b.ballots_out is null or b.ballots_in is null or returned.value is null then null
    when b.ballots_in * 100 <= b.ballots_out * returned.value then 1 else 0 end as return_ok,
  case when f.ballot_id is null then 0 else 1 end as wrong
from ballot_held as b
join ballot_total as t on t.ballot_id = b.id
left join ballot_bundled as g on g.ballot_id = b.id
left join (select distinct ballot_id from ballot_fault) as f on f.ballot_id = b.id
left join rule_election_surplus_percent as surplus
  on b.ruled_on >= surplus.since_on
  and b.ruled_on < surplus.until_on
left join rule_election_attendance_percent as attendance
  on b.ruled_on >= attendance.since_on
  and b.ruled_on < attendance.until_on
left join rule_election_attendance_exact as exact
  on b.ruled_on >= exact.since_on and b.ruled_on < exact.until_on
left join rule_election_majority_percent as majority
  on b.ruled_on >= majority.since_on
  and b.ruled_on < majority.until_on
left join rule_election_majority_of_eligible as base
  on b.ruled_on >= base.since_on and b.ruled_on < base.until_on
left join rule_election_returned_percent_most as returned
  on b.ruled_on >= returned.since_on
  and b.ruled_on < returned.until_on
