-- figure: 发现问题数
-- unit: 个
-- group: 责任
-- means: 统计期内督导检查发现、由本单位及下级负责整改的问题个数
-- measure: count(*)
-- evidence: duties.Problem
-- shows: content 问题, found_on 发现日期, rectified_on 整改完成日期
-- says: <查出>[出|了|存在|各类|的] …<问题> {}(个|条|项|处|件)
-- says: <查出>[出|了|各类] {}(个|条|项|处|件) …<问题>
-- says: <问题> {}(个|条|项|处)
-- says: (督查|检查|督导|巡查|抽查) // (发现|查出|指出|反馈) [<问题>] {}(个|条|项|处)
-- says: [巡察|巡视|审计|督查|检查|督导|上级|通报][反馈|通报|指出|发现] <问题> {}(个|条|项|处)
-- says: 问题清单 {}(个|条|项)
-- says: (检查|督查|督导|巡察|抽查|暗访)… // (现场|当场|当面|集中|及时)[反馈|指出|发现|查出|点出][<问题>] {}(个|条|项|处)
-- says: (发现|查出|查找|查摆)…问题 {}(起|处|件)
-- says: 对…{}(个|条|项) …<问题> …(台账|清单|逐一|逐条|逐项)
-- says: (自查|自查自纠|互查|对照检查)[发现|出|查摆]…<问题> {}(个|条|项|处)
select x.id as id, x.organization_id as organization_id, x.content as content,
  x.found_on as found_on, x.rectified_on as rectified_on
from duties_problem as x
join stood as s on s.organization_id = x.organization_id
  and x.found_on >= s.since and x.found_on < s.until
where x.found_on between :first and :last
