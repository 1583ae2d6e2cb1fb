-- check: 书记委员学时不足
-- severity: warning
-- rule: secretary_hours_per_year
-- evidence: members.Member
-- found: {name}（{branch}书记或委员）{span_no:段}登记的学习{minutes}分钟，另有{unclear}次没有登记时长
-- due: 支部书记和委员每年不少于{hours}学时（{needed}分钟）
-- todo: 确已参训的补录参训记录和时长，不足的安排培训
select w.member_id as id, w.organization_id as organization_id, m.name as name,
  o.document_name as branch, w.span_no as span_no, w.minutes as minutes, w.unclear as unclear,
  :secretary_hours_per_year as hours, :secretary_hours_per_year * 60 as needed
from year_study as w
join year_seats as s on s.organization_id = w.organization_id and s.span_no = w.span_no
  and s.member_id = w.member_id
join members_member as m on m.id = w.member_id
join organizations_organization as o on o.id = w.organization_id
where w.minutes < :secretary_hours_per_year * 60
