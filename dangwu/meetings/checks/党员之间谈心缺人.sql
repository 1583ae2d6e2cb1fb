-- check: 党员之间谈心缺人
-- severity: warning
-- rule: talks_per_year
-- evidence: organizations.Organization
-- found: {name}{span_no:段}应与其他党员谈心谈话的党员{owed}人，还有{lacking}人没有谈够
-- due: 党员之间每年一般谈心谈话不少于{times}次
-- todo: 确已谈话的补录谈话记录，缺哪些人见年度一表清
select w.organization_id as id, w.organization_id as organization_id, o.document_name as name,
  w.span_no as span_no, count(*) as owed,
  sum(case when w.held < :talks_per_year then 1 else 0 end) as lacking, :talks_per_year as times
from talks_owed as w
join organizations_organization as o on o.id = w.organization_id
where w.relation = '党员与党员'
group by w.organization_id, o.document_name, w.span_no
having sum(case when w.held < :talks_per_year then 1 else 0 end) > 0
