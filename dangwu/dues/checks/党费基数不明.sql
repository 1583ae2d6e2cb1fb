-- check: 党费基数不明
-- severity: warning
-- rule: dues_bands
-- evidence: dues.Assessment
-- found: {name}{month_no:月}没有可用的计算基数，应交数不明
-- due: 每名党员每月都有核定的应交数
-- todo: 补录基数后重新核定
select a.id as id, a.organization_id as organization_id, w.name as name, a.month_no as month_no
from dues_assessment as a
join stood_month as s on s.organization_id = a.organization_id and s.month_no = a.month_no
join members_member as w on w.id = a.member_id
where a.due_fen is null
