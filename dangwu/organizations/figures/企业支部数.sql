-- figure: 企业支部数
-- unit: 个
-- group: 组织
-- means: 统计期末日在册、性质为企业的党支部个数
-- measure: count(*)
-- evidence: organizations.Organization
-- shows: full_name 党组织, kind 类别, nature 性质, founded_on 成立日期
-- zero: 党支部数
-- says: [国有](企业|国企|公司)[党]支部 {}个
-- says: {}个[国有](企业|国企|公司)[党]支部
-- says: [党]支部 // 企业 {}个
-- says: 企业(口|类|系统|单位)[的][党]支部 {}个
-- says: 国企[党]支部 {}个
-- says: (非公|民营|非公有制|两新)企业[党]支部 {}个
-- says: {}个(非公|民营|非公有制)企业[党]支部
select o.id as id, o.id as organization_id, o.full_name as full_name, o.kind as kind,
  o.nature as nature, o.founded_on as founded_on
from organizations_organization as o
join scope as s on s.organization_id = o.id
where o.kind = '党支部' and o.nature = '企业'
