-- check: 问题逾期未整改
-- severity: error
-- evidence: duties.Problem
-- found: {found_on:日}发现的问题“{content}”整改时限{rectify_by:日}，没有整改
-- due: 在时限内整改到位
-- todo: 督促整改；已整改的补录完成日期
-- by: {rectify_by:日}
select t.id as id, t.organization_id as organization_id, t.content as content,
  t.found_on as found_on, t.rectify_by as rectify_by
from duties_problem as t
join scope as s on s.organization_id = t.organization_id
where t.rectify_by < :last and (t.rectified_on is null or t.rectified_on > :last)
