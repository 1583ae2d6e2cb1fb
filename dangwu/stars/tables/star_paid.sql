-- table: star_paid
-- means: 每名党员当月足额交纳的党费，一月一行
select min(p.id) as id, p.organization_id as organization_id, p.member_id as member_id,
  max(p.paid_on) as happened_on, 1 as amount
from dues_payment as p
join month as m on m.month_no = p.month_no
join dues_assessment as a on a.member_id = p.member_id and a.month_no = p.month_no
where p.paid_on <= m.last_on and a.due_fen is not null
  and p.month_no between :first_month and :last_month
group by p.organization_id, p.member_id, p.month_no, a.due_fen
having sum(p.amount_fen) >= a.due_fen
