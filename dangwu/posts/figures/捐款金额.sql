-- figure: 捐款金额
-- unit: 元
-- group: 值守
-- means: 统计期内捐款的合计金额
-- measure: sum(amount_fen) / 100
-- evidence: posts.Donation
-- shows: member_id 党员编号, person_name 非党员姓名, amount_fen 金额（分）, donated_on 捐款日期
-- says: (捐款|捐献|捐助|捐赠|募捐|爱心捐款|捐资|捐)[善款|爱心款|资金|捐款|款项|现金|爱心资金|金额|爱心捐款|共计] {}元
-- says: (捐款|募捐)…{}元
-- says: (募集|筹集)…(善款|捐款|爱心款|爱心资金) {}元
-- says: (收到|接收|募集)…捐款 {}元
-- says: …(爱心款|善款|爱心资金|爱心捐款|抗疫捐款|防疫捐款|捐款善款) {}元
-- says: (党员|干部|职工)[干部|职工]群众 …(捐款|捐献|捐资) {}元
select x.id as id, x.organization_id as organization_id, x.member_id as member_id,
  x.person_name as person_name, x.amount_fen as amount_fen, x.donated_on as donated_on
from posts_donation as x
join stood as s on s.organization_id = x.organization_id
  and x.donated_on >= s.since and x.donated_on < s.until
where x.donated_on between :first and :last
