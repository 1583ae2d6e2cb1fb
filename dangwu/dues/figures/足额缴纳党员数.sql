-- figure: 足额缴纳党员数
-- unit: 名
-- group: 党费
-- means: 统计期内核定了党费、每个月份的党费到统计期末日都已缴足的党员人数（免交的算足额）；有人应缴不明且无法断定的，人数即不确定
-- measure: count(known settled)
-- evidence: members.Member
-- shows: name 姓名, months 月数, due_fen 应缴（分）, paid_fen 已缴（分）, settled 足额（1是，空为不明）
-- zero: 应缴党费总额
-- says: (足额|全额|按时|及时|按期|按月|按标准|自觉|主动)…(缴纳|交纳|交|缴|缴清|交清|上交)…党费 [的] [<人们>] {}名
-- says: {}名 党员…(足额|按时|按期|全部|及时|全额|主动|均)…(缴|交)[纳]…党费
-- says: 党费 // (足额|按时|全额)(缴纳|交纳|缴|交)[的][党员] {}名
-- says: 党费[按时|足额](缴清|交清|缴齐|交齐)[的] [党员] {}名
-- says: 党费 // {}名 党员 [全部|均|都|已|已经] [按时|足额|及时|按期|如数|主动] (缴齐|交齐|缴清|交清|缴纳到位|缴纳完毕|交足|缴足|足额缴纳|足额交纳)
-- says: 党费 // {}名 [全部|均|都|已] [按时|足额|及时|按期] (缴齐|交齐|缴清|交清|足额缴纳|足额交纳)
-- says: 党费 // {}名 党员 (按月|按时|按期|足额|全额|主动|自觉|及时)…(缴纳|交纳|缴清|交清|缴齐|交齐)
-- cites: 《关于中国共产党党费收缴、使用和管理的规定》第12条
-- each month is held against its own payments: what is paid over for one covers no other
select t.id as id, t.organization_key % 1000000000 as organization_id, m.name as name,
  t.months as months, t.due_fen as due_fen, t.paid_fen as paid_fen, t.settled as settled
from (
  select d.member_id as id, max(d.organization_key) as organization_key, count(*) as months,
    cast(sum(d.due_fen) as bigint) as due_fen,
    cast(sum(coalesce(d.paid_fen, 0)) as bigint) as paid_fen,
    case when sum(case when coalesce(d.paid_fen, 0) < d.due_fen then 1 else 0 end) > 0 then 0
      when count(d.due_fen) < count(*) then null else 1 end as settled
  from (
    select a.member_id as member_id, a.due_fen as due_fen,
      cast(a.month_no as bigint) * 1000000000 + a.organization_id as organization_key,
      sum(p.amount_fen) as paid_fen
    from stood_month as s
    join dues_assessment as a on a.month_no = s.month_no
      and a.organization_id = s.organization_id
    left join dues_payment as p on p.member_id = a.member_id and p.month_no = a.month_no
      and p.paid_on <= :last
    group by a.member_id, a.month_no, a.organization_id, a.due_fen
  ) as d
  group by d.member_id
) as t
left join members_member as m on m.id = t.id
where coalesce(t.settled, 1) = 1
