-- check: 党费核定不符
-- severity: error
-- rule: dues_bands
-- evidence: dues.Assessment
-- found: {name}{month_no:月}应交党费核定为{due_fen:元}
-- due: {category}党员基数{base_fen:元}，按标准和减免应交{least_fen:元}至{most_fen:元}
-- todo: 按标准重新核定，并按月核对基数
select j.id as id, j.organization_id as organization_id, w.name as name, j.month_no as month_no,
  j.due_fen as due_fen, j.category as category, j.base_fen as base_fen, j.least_fen as least_fen,
  j.most_fen as most_fen
from (
  select k.id as id, k.organization_id as organization_id, k.member_id as member_id,
    k.month_no as month_no, a.due_fen as due_fen, k.category as category, k.base_fen as base_fen,
    case when k.state in ('not_yet', 'left') then 0
      else coalesce(k.due_fen, k.least_fen) end as least_fen,
    case when k.state in ('not_yet', 'left') then 0
      else coalesce(k.due_fen, k.most_fen) end as most_fen
  from dues_reckoned as k
  join dues_assessment as a on a.id = k.id
  where a.due_fen is not null
) as j
join members_member as w on w.id = j.member_id
where j.due_fen < j.least_fen or j.due_fen > j.most_fen
