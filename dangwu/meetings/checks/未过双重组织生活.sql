-- check: 未过双重组织生活
-- severity: error
-- rule: double_life_per_year
-- evidence: members.Member
-- found: {name}（党员领导干部）{span_no:段}参加所在的{branch}及其党小组的组织生活{held}次（有到会名单的{listed}次）
-- due: 党员领导干部参加所在党支部或党小组的组织生活，每年不少于{times}次
-- todo: 确已参加的补录到会名单，未参加的尽快参加
select w.member_id as id, w.organization_id as organization_id, m.name as name,
  o.document_name as branch, w.span_no as span_no, w.held as held, w.listed as listed,
  :double_life_per_year as times
from double_life_owed as w
join members_member as m on m.id = w.member_id
join organizations_organization as o on o.id = w.organization_id
where w.held < :double_life_per_year
