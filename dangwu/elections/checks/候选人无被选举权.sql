-- check: 候选人无被选举权
-- severity: error
-- evidence: elections.Nominee
-- found: {name}{kind}的候选人{person}，{day_on:日}{why}
-- due: 预备党员、受留党察看处分期间的党员没有选举权和被选举权
-- todo: 核对转正日期和处分；确无被选举权的，换人重新报批；已经选举的，向上级说明
select n.id as id, b.organization_id as organization_id, o.document_name as name, b.kind as kind,
  n.name as person, b.ruled_on as day_on,
  case when m.confirmed_on is null or m.confirmed_on > b.ruled_on then '还是预备党员'
    else '在留党察看期间' end as why
from elections_nominee as n
join ballot_held as b on b.id = n.ballot_id
join members_member as m on m.id = n.member_id
join organizations_organization as o on o.id = b.organization_id
join stood as s on s.organization_id = b.organization_id
  and b.ruled_on >= s.since and b.ruled_on < s.until
where m.confirmed_on is null or m.confirmed_on > b.ruled_on or exists (
  select r.id from members_rightssuspension as r
  where r.member_id = m.id and r.since <= b.ruled_on and r.until > b.ruled_on
)
