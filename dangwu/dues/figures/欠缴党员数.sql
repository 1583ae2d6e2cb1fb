-- figure: 欠缴党员数
-- unit: 名
-- group: 党费
-- means: 统计期内有任一月份的党费到统计期末日仍未缴足的党员人数；有人应缴不明且无法断定的，人数即不确定
-- measure: count(known owing)
-- evidence: members.Member
-- shows: name 姓名, months 月数, due_fen 应缴（分）, paid_fen 已缴（分）, owing 欠缴（1是，空为不明）
-- zero: 应缴党费总额
-- says: (欠缴|欠交|拖欠|未缴|未缴纳|未交|没交|未交纳|未按时缴纳|未足额缴纳|未按期缴纳|没有缴纳|没缴|漏缴)党费 [的] [<人们>] {}名
-- says: 党费 // (欠缴|欠交|拖欠|未缴|未缴纳|未交|没交|没交齐|没缴齐|未缴齐|未交齐|未足额缴纳|未足额|未交清|没缴|不足额|漏缴|未缴清)[党费] [的] [<人们>] {}名
-- says: {}名 党员…(欠缴|欠交|拖欠|未缴|未缴纳|未交|没交|未按时缴纳|未足额缴纳)[了]…党费
-- says: 欠缴党员 {}名
-- says: (未|没|没有|未能|尚未|还未)[按时|按期|足额|及时](缴清|交清|缴纳|交纳|缴齐|交齐|缴|交)[清]党费 [的] [<人们>] {}名
-- says: (欠交|欠缴)党费 // (涉及|共|共计)[党员] {}名
-- says: {}名 党员 (未|没有|没|未能|尚未)…(缴|交)[纳|齐|清]…党费
-- says: {}名 党员…(未|没|没有|未能)[能|有][按时|按期|及时|足额|主动|按月] (缴|交)[纳|清|齐|足]…党费
-- says: {}名 党员 [的] 党费 (没|未|没有|尚未|还没)[有] (交|缴)[齐|清|纳]
-- says: {}名 党员 (欠缴|欠交|拖欠|漏缴|漏交)…党费
-- says: 党费 // {}名 党员 [的] (没|未|没有|尚未|还没)[有|按时|按期|足额|及时] (交|缴)[齐|清|纳|足]
-- cites: 《关于中国共产党党费收缴、使用和管理的规定》第12条
-- each month is held against its own payments: what is paid over for one covers no other
select t.id as id, t.organization_key % 1000000000 as organization_id, m.name as name,
  t.months as months, t.due_fen as due_fen, t.paid_fen as paid_fen, t.owing as owing
from (
  select d.member_id as id, max(d.organization_key) as organization_key, count(*) as months,
    cast(sum(d.due_fen) as bigint) as due_fen,
    cast(sum(coalesce(d.paid_fen, 0)) as bigint) as paid_fen,
    case when sum(case when coalesce(d.paid_fen, 0) < d.due_fen then 1 else 0 end) > 0 then 1
      when count(d.due_fen) < count(*) then null else 0 end as owing
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
where coalesce(t.owing, 1) = 1
