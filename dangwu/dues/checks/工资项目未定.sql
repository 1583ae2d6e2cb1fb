-- check: 工资项目未定
-- severity: warning
-- rule: dues_item_decisions
-- evidence: dues.PaySlip
-- found: {name}{month_no:月}工资单有{items}个项目没有定是否计入基数，其中一个是“{item}”，{amount_fen:元}
-- due: 每个工资项目是否计入党费计算基数都有决定；没有列明的由基层党委决定
-- todo: 在“党费计算项目”登记由谁、哪天决定，基数随之重算
select p.id as id, p.organization_id as organization_id, w.name as name, p.month_no as month_no,
  count(*) as items, min(d.name) as item, max(k.amount_fen) as amount_fen
from dues_payslip as p
join stood_month as s on s.organization_id = p.organization_id and s.month_no = p.month_no
join members_member as w on w.id = p.member_id
join dues_payline as d on d.slip_id = p.id and d.effect = '未定'
join (
  select l.slip_id as slip_id, min(l.name) as name from dues_payline as l
  where l.effect = '未定' group by l.slip_id
) as f on f.slip_id = p.id
join dues_payline as k on k.slip_id = p.id and k.name = f.name
group by p.id, p.organization_id, w.name, p.month_no
