-- figure: 发展党员数
-- unit: 名
-- group: 发展党员
-- means: 统计期内接收为预备党员的人数，以支部大会通过之日为准；转入的预备党员由原单位统计
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, admitted_on 接收日期
-- zero: 党员总数
-- says: <发展>[了|为] [新][中共]预备党员 {}名
-- says: <发展>[了] [新]党员 {}名
-- says: <发展>[了] {}名 [优秀] [同志|职工|青年|干部|…]…[预备]党员
-- says: {}名 …[被](吸收|接收|发展|吸纳)[为|成为|入][中共|中国共产党]预备党员
-- says: {}名 …(光荣)(加入)[中国共产党|党组织|中共]
-- says: 新党员 {}名
-- says: (吸收|接收|发展|批准)[了] {}名 …(入党|加入党组织|加入中国共产党)
-- says: 发展 {}名 [新][预备]党员
-- says: 党员发展 {}名
-- says: 发展党员 // (实际|已|共|已经)发展 {}名
-- says: 纳新[党员] {}名
-- says: 新入党[的][同志|党员|] {}名
-- says: {}名 …成为[中共|一名|光荣的]预备党员
-- says: {}名新党员
-- says: 党员队伍新增 {}名
-- says: (接收|吸收)为[中共]预备党员 {}名
-- says: (积极分子|发展对象) // (新发展|发展)[了] {}(名|人)
-- says: 党员 // 新发展 {}(名|人)
-- says: {}名 …(光荣入党|加入党组织|加入中国共产党)
-- says: (批准|同意|接收|吸收|通过)[了] {}名 …为[中共|中国共产党]预备党员
select m.id as id, p.organization_id as organization_id, m.name as name, m.admitted_on as admitted_on
from members_member as m
join members_membership as p on p.member_id = m.id
  and p.since <= m.admitted_on and p.until > m.admitted_on
join stood as s on s.organization_id = p.organization_id
  and m.admitted_on >= s.since and m.admitted_on < s.until
where m.admitted_on between :first and :last
