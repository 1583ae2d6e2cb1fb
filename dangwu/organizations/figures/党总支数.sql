-- figure: 党总支数
-- unit: 个
-- group: 组织
-- means: 统计期末日在册的党总支个数
-- measure: count(*)
-- evidence: organizations.Organization
-- shows: full_name 党组织, kind 类别, nature 性质, founded_on 成立日期
-- zero: 党组织总数
-- says: [党]总支[部] {}个
-- says: {}个[党]总支[部]
select o.id as id, o.id as organization_id, o.full_name as full_name, o.kind as kind,
  o.nature as nature, o.founded_on as founded_on
from organizations_organization as o
join scope as s on s.organization_id = o.id
where o.kind = '党总支'
