-- figure: 在职支部数
-- unit: 个
-- group: 组织
-- means: 统计期末日在册的在职人员党支部个数（机关、企业、事业），即除离退休以外的党支部
-- measure: count(*)
-- evidence: organizations.Organization
-- shows: full_name 党组织, kind 类别, nature 性质, founded_on 成立日期
-- zero: 党支部数
-- says: 在职[党员|职工|人员|干部][党]支部 {}个
-- says: {}个在职[党员|职工|人员|干部][党]支部
-- says: [党]支部 // 在职[的] {}个
-- says: 在职(人员|党员)…支部 {}个
select o.id as id, o.id as organization_id, o.full_name as full_name, o.kind as kind,
  o.nature as nature, o.founded_on as founded_on
from organizations_organization as o
join scope as s on s.organization_id = o.id
where o.kind = '党支部' and o.nature <> '离退休'
