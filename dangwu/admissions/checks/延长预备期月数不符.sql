-- check: 延长预备期月数不符
-- key: extension_months
-- severity: error
-- rule: extension_least_months
-- rule: extension_most_months
-- evidence: admissions.Vote
-- found: {name}{held_on:日}延长预备期{months}个月
-- due: 延长预备期不少于{extension_least_months}个月，最长不超过{extension_most_months}个月
-- todo: 核对支部大会决议，更正延长月数
select v.id as id, a.organization_id as organization_id, a.name as name, v.held_on as held_on,
  v.extended_months as months, 23 as step
from admissions_vote as v
join admissions_applicant as a on a.id = v.applicant_id
join stood as s on s.organization_id = a.organization_id and v.held_on >= s.since
  and v.held_on < s.until
where v.held_on between :first and :last
  and v.result = '延长预备期'
  and (v.extended_months < :extension_least_months or v.extended_months > :extension_most_months)
