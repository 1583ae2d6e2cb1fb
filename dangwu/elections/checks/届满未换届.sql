-- check: 届满未换届
-- severity: error
-- rule: branch_term_months
-- rule: general_branch_term_months
-- rule: committee_term_months
-- evidence: organizations.Term
-- found: {name}本届任期{due_on:日}届满，至今未换届，也没有批准延期
-- due: 每届任期{months}个月，届满即应换届；延期须报上级批准
-- todo: 按“两请示一报告”程序组织换届，或补录上级同意延期的批复
-- by: {due_on:日}
select t.id as id, t.organization_id as organization_id, t.name as name, t.due_on as due_on,
  case when t.kind in ('党委', '机关党委') then :committee_term_months
    when t.kind = '党总支' then :general_branch_term_months else :branch_term_months end as months
from term_open as t
join scope as s on s.organization_id = t.organization_id
where t.due_on < :last
