-- figure: 党组织总数
-- unit: 个
-- group: 组织
-- means: 统计期末日在册的各类党组织个数（党组、党委、机关党委、党总支、党支部、党小组），行政单位本身不算
-- measure: count(*)
-- evidence: organizations.Organization
-- shows: full_name 党组织, kind 类别, nature 性质, founded_on 成立日期
-- says: [基层|各级][党的]党组织 {}个
-- says: …党总支、党支部 {}个
-- says: {}个 [基层]党组织
-- says: 党的基层组织 {}个
-- says: {}个党的基层组织
-- says: 各级[各类]党组织 {}个
-- says: 党的[基层]组织 {}个
-- says: (发展到|增加到|达到) {}个 [基层]党组织
select o.id as id, o.id as organization_id, o.full_name as full_name, o.kind as kind,
  o.nature as nature, o.founded_on as founded_on
from organizations_organization as o
join scope as s on s.organization_id = o.id
where o.kind <> '单位'
