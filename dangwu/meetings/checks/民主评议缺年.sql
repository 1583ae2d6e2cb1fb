-- check: 民主评议缺年
-- severity: warning
-- rule: appraisal_per_year
-- rule: appraisal_months
-- evidence: organizations.Organization
-- found: {name}{span_no:段}民主评议党员{held}次
-- due: 一般{months:期}开展{times}次
-- todo: 确已开展的补录评议结果，未开展的尽快开展
select w.organization_id as id, w.organization_id as organization_id, o.document_name as name,
  w.kind as kind, w.months as months, w.times as times, w.span_no as span_no, count(distinct h.appraised_on) as held
from appraisals_owed as w
join organizations_organization as o on o.id = w.organization_id
left join meetings_memberappraisal as h on h.organization_id = w.organization_id
  and h.appraised_on between w.first_on and w.last_on
group by w.organization_id, o.document_name, w.kind, w.months, w.times, w.span_no
having count(distinct h.appraised_on) < w.times
