-- check: 党费减免未经批准
-- severity: error
-- rule: dues_waiver_approvals
-- evidence: dues.Waiver
-- found: {name}自{since_month:月}起减免党费，支部研究日期{studied_on:日}，上级批准日期{approved_on:日}
-- due: 少交或免交须经支部研究，报上一级党委批准
-- todo: 补录或核对研究和批准日期（先研究，后批准）；没有批准的，按标准补交
select v.id as id, v.organization_id as organization_id, w.name as name,
  v.since_month as since_month, v.studied_on as studied_on, v.approved_on as approved_on
from dues_waiver as v
join stood_month as s on s.organization_id = v.organization_id
join members_member as w on w.id = v.member_id
where v.since_month <= s.month_no and v.until_month >= s.month_no
  and (v.studied_on is null or v.approved_on is null or v.approved_on < v.studied_on)
group by v.id, v.organization_id, w.name, v.since_month, v.studied_on, v.approved_on
