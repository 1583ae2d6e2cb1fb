-- figure: 换届党组织数
-- unit: 个
-- group: 换届
-- means: 统计期内举行换届选举并已上报选举结果的党组织个数，选举日和报告日都在统计期内
-- measure: count(distinct organization_id)
-- evidence: organizations.Election
-- shows: full_name 党组织, held_on 选举日, reported_on 结果报告日
-- zero: 应换届党组织数
-- says: (已换届|完成换届|进行换届|按期换届|如期换届|换届选举|开展换届|完成换届选举|进行换届选举|按期完成换届) [的] [<组织>] {}个
-- says: <组织>(完成|已完成|按期完成|顺利完成|如期完成|进行|实施|按期)换届[选举] {}个
-- says: {}个 <组织>…(完成|进行|开展|实施|如期|按期|顺利|按时)[了][换届]…换届
-- says: {}个 <组织> [已|均]换届
-- says: (完成|指导|组织|督促)[了] {}个 [到期|届满] <组织> [完成|按期|的|开展|进行] 换届
-- says: 换届 // [实际|按期|如期|已] (完成|换届) {}个
-- says: (完成|指导|组织)<组织>换届[选举] {}个
-- says: (换届|改选|到届|届满) // {}个 …(完成|开完|选举|选出)…(选举|换届|改选|大会)
-- says: (完成|顺利完成)…(换届|改选)…{}个
-- says: (换届|改选|到届|届满) // {}个 …(选出|选举产生|产生)…(班子|支委|支部委员会|委员会)
-- says: <组织>[完成]换届 {}个
-- says: 换届 // (换好|换完|换届完成|选完|改选) {}个
-- says: (换好|换完)[了] {}个 <组织>
-- says: {}个 …<组织>…(进行|完成|实施)[了]换届
-- says: (组织|指导|完成)[了] {}个 …<组织> [完成|的|开展|进行] 换届
-- says: (换届|要换届|应换届|届满) // …(换完|换好|换了|选完)[了] {}个
-- says: {}个 …<组织>…换届[选举][工作](全面|全部|圆满|顺利|如期|按期|均)(结束|完成|告捷)
-- says: (指导|督促|推动|帮助|组织|完成)[了] {}个 …<组织>…(完成|进行|开展|按期|如期|顺利|圆满)…(换届|改选|选举)
-- says: {}个 (任期届满|届满|到届|到期|应换届|任期已满)[的]<组织> …(完成|进行|实施|开展|如期|按期|依次)…(换届|改选|选举)
-- says: {}个 <组织>…(完成|进行|开展|实施|如期|按期|顺利|圆满)…(改选|选举)
-- says: {}个 …<组织>…换届[选举][任务|工作] …(完成|结束)
select e.id as id, e.organization_id as organization_id, o.full_name as full_name,
  e.held_on as held_on, e.reported_on as reported_on
from organizations_election as e
join stood as s on s.organization_id = e.organization_id
  and e.held_on >= s.since and e.held_on < s.until
join organizations_organization as o on o.id = e.organization_id
where e.held_on between :first and :last and e.reported_on between :first and :last
