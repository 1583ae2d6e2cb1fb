-- check: 连续欠缴党费
-- severity: error
-- rule: dues_arrears_months_most
-- evidence: members.Member
-- found: {name}截至{last_month:月}已连续{months}个月没有交纳党费
-- due: 没有正当理由连续{dues_arrears_months_most}个月不交纳党费的，按自行脱党处理
-- todo: 了解原因，作出批评教育；没有正当理由的，报支部大会研究
select a.member_id as id, l.organization_id as organization_id, w.name as name,
  count(distinct a.month_no) as months
from (
  select o.member_id as member_id, o.organization_id as organization_id
  from dues_assessment as o
  join stood_month as s on s.organization_id = o.organization_id and s.month_no = :last_month
  where o.month_no = :last_month and o.due_fen > 0
    and not exists (
      select p.id from dues_payment as p
      where p.member_id = o.member_id and p.month_no = :last_month and p.paid_on <= :last
    )
) as l
join dues_assessment as a on a.member_id = l.member_id
join members_member as w on w.id = a.member_id
where a.due_fen > 0 and a.month_no > :last_month - :dues_arrears_months_most
  and a.month_no <= :last_month and a.organization_id = l.organization_id
  and not exists (
    select p.id from dues_payment as p
    where p.member_id = a.member_id and p.month_no = a.month_no and p.paid_on <= :last
  )
group by a.member_id, l.organization_id, w.name
having count(distinct a.month_no) >= :dues_arrears_months_most
