-- figure: 党支部数
-- unit: 个
-- group: 组织
-- means: 统计期末日在册的党支部个数（含下级）
-- measure: count(*)
-- evidence: organizations.Organization
-- shows: full_name 党组织, nature 性质, founded_on 成立日期
-- zero: 党组织总数
-- says: 党支部 {}个
-- says: 支部 {}个
-- says: {}个 [基层|下属|在册|所属]党支部
-- says: {}个 [基层]支部
-- says: 基层党支部 {}个
-- says: [党]支部(总数|数量) {}个
-- says: (编入|编为|编成|分成|划分为|划为|组成|分属|分布在|隶属) {}个 [党]支部
select o.id as id, o.id as organization_id, o.full_name as full_name, o.nature as nature,
  o.founded_on as founded_on
from organizations_organization as o
join scope as s on s.organization_id = o.id
where o.kind = '党支部'
