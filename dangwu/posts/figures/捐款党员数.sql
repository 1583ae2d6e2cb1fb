-- figure: 捐款党员数
-- unit: 名
-- group: 值守
-- means: 统计期内捐过款的不同党员人数，捐款时须已入党且在册
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, amount_fen 金额（分）, donated_on 首次捐款日期
select m.id as id, min(x.organization_id) as organization_id, m.name as name,
  cast(sum(x.amount_fen) as bigint) as amount_fen, min(x.donated_on) as donated_on
from posts_donation as x
join members_member as m on m.id = x.member_id
  and m.admitted_on <= x.donated_on and m.left_on > x.donated_on
join stood as s on s.organization_id = x.organization_id
  and x.donated_on >= s.since and x.donated_on < s.until
where x.donated_on between :first and :last
group by m.id, m.name
