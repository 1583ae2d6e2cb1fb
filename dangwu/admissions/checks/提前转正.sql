-- check: 提前转正
-- severity: error
-- rule: probation_months
-- evidence: members.Member
-- found: {name}{admitted_on:日}入党，{confirmed_on:日}转正，预备期不满{months}个月
-- due: 预备期{months}个月，从支部大会通过之日算起
-- todo: 核对入党志愿书上的支部大会日期，更正转正日期
-- span: probation = probation_months
select m.id as id, p.organization_id as organization_id, m.name as name,
  m.admitted_on as admitted_on, m.confirmed_on as confirmed_on, e.months as months
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= m.confirmed_on
  and p.until > m.confirmed_on
join stood as s on s.organization_id = p.organization_id and m.confirmed_on >= s.since
  and m.confirmed_on < s.until
join span_probation as e on e.day_on = m.confirmed_on
where m.admitted_on > e.start_on
