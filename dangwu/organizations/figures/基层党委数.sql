-- figure: 基层党委数
-- unit: 个
-- group: 组织
-- means: 统计期末日在册的党委和机关党委个数
-- measure: count(*)
-- evidence: organizations.Organization
-- shows: full_name 党组织, kind 类别, nature 性质, founded_on 成立日期
-- zero: 党组织总数
-- says: [基层]党委 {}个
-- says: 机关党委 {}个
-- says: {}个[基层|机关|二级]党委
-- says: 二级党委 {}个
select o.id as id, o.id as organization_id, o.full_name as full_name, o.kind as kind,
  o.nature as nature, o.founded_on as founded_on
from organizations_organization as o
join scope as s on s.organization_id = o.id
where o.kind in ('党委', '机关党委')
