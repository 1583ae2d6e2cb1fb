-- check: 党员学时不足
-- severity: warning
-- rule: member_hours_per_year
-- evidence: organizations.Organization
-- found: {name}{span_no:段}全年在册的党员{people}人，{short}人学时不足{hours}学时，{unclear}人有学习没有登记时长，够不够不能确定
-- due: 党员每年集中学习培训一般不少于{hours}学时
-- todo: 确已学习的补录到会、参训和时长，人名见年度一表清；不足的补学
select w.organization_id as id, w.organization_id as organization_id, o.document_name as name,
  w.span_no as span_no, count(*) as people, :member_hours_per_year as hours,
  sum(case when w.minutes < :member_hours_per_year * 60 and w.unclear = 0 then 1 else 0 end) as short,
  sum(case when w.minutes < :member_hours_per_year * 60 and w.unclear > 0 then 1 else 0 end) as unclear
from year_study as w
join organizations_organization as o on o.id = w.organization_id
group by w.organization_id, o.document_name, w.span_no
having sum(case when w.minutes < :member_hours_per_year * 60 then 1 else 0 end) > 0
