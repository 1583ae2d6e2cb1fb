-- check: 预备期满未转正
-- severity: warning
-- rule: probation_months
-- evidence: members.Member
-- found: {name}{admitted_on:日}入党，预备期已满，没有转正
-- due: 预备期{probation_months}个月，期满应及时讨论转正
-- todo: 督促本人提出转正申请，召开支部大会讨论；延长预备期的补录决议
-- let: matured = eve - probation_months
-- let: extended = last - 12 months
select m.id as id, p.organization_id as organization_id, m.name as name,
  m.admitted_on as admitted_on
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
where m.admitted_on <= :matured and m.left_on > :last
  and (m.confirmed_on is null or m.confirmed_on > :last)
  and not exists (
    select v.id from admissions_vote as v
    join admissions_applicant as a on a.id = v.applicant_id
    where a.member_id = m.id and v.result = '延长预备期' and v.held_on > :extended
      and v.held_on <= :last
  )
