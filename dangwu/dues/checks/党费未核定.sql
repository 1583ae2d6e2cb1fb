-- check: 党费未核定
-- severity: warning
-- rule: dues_bands
-- evidence: organizations.Organization
-- found: {name}{month_no:月}有{members}名党员没有核定党费
-- due: 每名党员每月都有核定的应交数
-- todo: 补作核定
select o.id as id, o.id as organization_id, o.document_name as name, m.month_no as month_no,
  count(*) as members
from month as m
join stood_month as s on s.month_no = m.month_no
join organizations_organization as o on o.id = s.organization_id
join members_membership as p on p.organization_id = o.id and p.since <= m.first_on
  and p.until > m.last_on
join members_member as w on w.id = p.member_id and w.admitted_on < m.first_on
  and w.left_on > m.last_on
left join dues_assessment as a on a.member_id = w.id and a.month_no = m.month_no
where a.id is null
group by o.id, o.document_name, m.month_no
