-- figure: 整改问题数
-- unit: 个
-- group: 责任
-- means: 统计期内发现的问题中，截至末日已整改完成的个数
-- measure: count(*)
-- evidence: duties.Problem
-- shows: content 问题, found_on 发现日期, rectified_on 整改完成日期
-- zero: 发现问题数
-- says: (整改完成|完成整改|整改到位|整改落实|整改解决|整改|改正|纠正)[了|好|完|完毕] [<问题>|完成|到位] {}(个|条|项|处|件)
-- says: <整改> <问题> {}(个|条|项|处|件)
-- says: <问题> // [已|均|其中|现已|已经] (<整改>|解决|办结|整改办结|落实整改|改|完成)[了|好|完] [<问题>] {}(个|条|项|处|件)
-- says: <问题> // {}(个|条|项|处) [已|均|已经|全部] (<整改>|解决|改)
-- says: <整改> {}(个|条|项|处|件) <问题>
-- says: {}(个|条|项|处) <问题> [已|均|已经|全部|得到] (<整改>|解决)
-- says: (督促|推动|立行立改|立改)[立行立改]<整改> [<问题>] {}(个|条|项)
-- says: <问题><整改> {}(个|条|项|处)
-- says: <问题> // {}(个|条|项|处) [已|均|已经|全部|得到] (办结|完成|解决|销号|整改到位|落实)
-- says: <问题> // {}(个|条|项|处) [已|均|已经|全部|得到] (完成|落实|得到) (<整改>|解决|办结)
-- says: <问题> // (整改到位|整改完毕|改到位|解决到位) {}(个|条|项|处)
-- says: 问题清单 // (销号|已销号|完成销号|对账销号|清零) {}(个|条|项)
select x.id as id, x.organization_id as organization_id, x.content as content,
  x.found_on as found_on, x.rectified_on as rectified_on
from duties_problem as x
join stood as s on s.organization_id = x.organization_id
  and x.found_on >= s.since and x.found_on < s.until
where x.found_on between :first and :last
  and x.rectified_on <= :last
