-- check: 发展对象集中培训不足
-- key: training_short
-- severity: warning
-- rule: candidate_training_days
-- rule: candidate_training_hours
-- evidence: admissions.Step
-- found: {name}{done_on:日}结束集中培训，培训{days}天、{hours}学时
-- due: 一般不少于{candidate_training_days}天或者{candidate_training_hours}学时
-- todo: 核对培训记录；确不足的补足培训
select t.id as id, t.organization_id as organization_id, a.name as name, t.done_on as done_on,
  sum(n.days) as days, sum(n.hours) as hours, 11 as step
from admissions_step as t
join admissions_applicant as a on a.id = t.applicant_id
join stood as s on s.organization_id = t.organization_id and t.done_on >= s.since
  and t.done_on < s.until
join admissions_candidatetraining as n on n.applicant_id = t.applicant_id
where t.number = 11 and t.passed and t.done_on between :first and :last
group by t.id, t.organization_id, a.name, t.done_on
having count(n.days) + count(n.hours) > 0
  and coalesce(sum(n.days), 0) < :candidate_training_days
  and coalesce(sum(n.hours), 0) < :candidate_training_hours
