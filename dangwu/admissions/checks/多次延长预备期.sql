-- check: 多次延长预备期
-- key: extension_twice
-- severity: error
-- rule: extension_times
-- evidence: admissions.Applicant
-- found: {name}的预备期延长了{times}次，最近一次在{held_on:日}
-- due: 预备期只能延长{extension_times}次
-- todo: 核对支部大会决议；延长期满仍不合格的，取消预备党员资格
select a.id as id, a.organization_id as organization_id, a.name as name, count(v.id) as times,
  max(v.held_on) as held_on, 23 as step
from admissions_vote as v
join admissions_applicant as a on a.id = v.applicant_id
join stood as s on s.organization_id = a.organization_id and s.until > :last
where v.result = '延长预备期' and v.held_on <= :last
group by a.id, a.organization_id, a.name
having count(v.id) > :extension_times and max(v.held_on) >= :first
