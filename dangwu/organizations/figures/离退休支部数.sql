-- figure: 离退休支部数
-- unit: 个
-- group: 组织
-- means: 统计期末日在册、性质为离退休的党支部个数
-- measure: count(*)
-- evidence: organizations.Organization
-- shows: full_name 党组织, kind 类别, nature 性质, founded_on 成立日期
-- zero: 党支部数
-- says: (离退休|退休|离休|老干部|老干)[干部|职工|人员|老干部|党员][党]支部 {}个
-- says: {}个(离退休|退休|离休|老干部)[干部|职工|人员|老干部|党员][党]支部
-- says: [党]支部 // (离退休|退休) {}个
-- says: {}个(老干|老干部)[党]支部
select o.id as id, o.id as organization_id, o.full_name as full_name, o.kind as kind,
  o.nature as nature, o.founded_on as founded_on
from organizations_organization as o
join scope as s on s.organization_id = o.id
where o.kind = '党支部' and o.nature = '离退休'
