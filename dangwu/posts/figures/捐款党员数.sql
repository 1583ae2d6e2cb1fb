-- figure: 捐款党员数
-- unit: 名
-- group: 值守
-- means: 统计期内捐过款的不同党员人数，捐款时须已入党且在册
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, amount_fen 金额（分）, donated_on 首次捐款日期
-- says: {}名 …<党员> // (捐款|捐献|捐助|捐|募捐|献爱心)
-- says: (捐款|参与捐款|参加捐款|捐献|自愿捐款|踊跃捐款) [的] <党员> {}(名|人|人次)
-- says: <党员> {}名…(捐款|捐献|捐助|捐)
-- says: (捐款|募捐) // (参与|参加|共有)[捐款][的]<党员> {}(名|人|人次)
-- says: <党员>(捐款|参与捐款|参加捐款) {}(名|人)
-- says: (捐款|捐献|募捐) // {}名 <党员> [踊跃|主动|积极|自愿] (参与|参加|献爱心)
-- says: {}名 <党员> …(捐款|捐献|募捐|捐资)
-- says: (收到|收取|接收|募集)[了] {}名 <党员> …(捐款|捐献|善款)
select m.id as id, min(x.organization_id) as organization_id, m.name as name,
  cast(sum(x.amount_fen) as bigint) as amount_fen, min(x.donated_on) as donated_on
from posts_donation as x
join members_member as m on m.id = x.member_id
  and m.admitted_on <= x.donated_on and m.left_on > x.donated_on
join stood as s on s.organization_id = x.organization_id
  and x.donated_on >= s.since and x.donated_on < s.until
where x.donated_on between :first and :last
group by m.id, m.name
