-- figure: 撤并党组织数
-- unit: 个
-- group: 组织
-- means: 统计期内撤销或并入其他党组织的党组织个数，以撤销日期（不再存在的首日）为准，按撤销前一日的隶属关系计
-- measure: count(*)
-- evidence: organizations.Organization
-- shows: full_name 党组织, kind 类别, nature 性质, dissolved_on 撤销日期
-- zero: 党组织总数
-- says: (撤并|撤销|合并|整合|撤并整合|撤销合并|注销|优化撤并)[基层]党(组织|支部|总支) {}个
-- says: (撤并|撤销|合并|整合|撤销合并) {}个 [基层]党(组织|支部|总支)
-- says: 党(组织|支部) // (撤并|撤销) {}个
-- says: {}个党(组织|支部)(被)(撤并|撤销|合并)
-- says: (支部|党组织) // (撤掉|撤并|撤销|合并)[了] {}个
-- says: (撤并|撤销|合并|整合|注销|优化整合)[、|和|及|与|或](撤并|撤销|合并|整合|注销)[基层|党员过少|…]党(组织|支部|总支) {}个
-- says: (撤并|撤销|合并|整合|注销)[、|和|及|与](撤并|撤销|合并|整合|注销)支部 {}个
-- says: (撤并|撤销|合并|整合|注销)[了][党]支部 {}个
-- says: (撤并|撤销|合并|注销) {}个 [党]支部
select o.id as id, o.id as organization_id, o.full_name as full_name, o.kind as kind,
  o.nature as nature, o.dissolved_on as dissolved_on
from organizations_organization as o
join organizations_placement as d on d.organization_id = o.id and d.ended = 1
  and d.until = o.dissolved_on
join organizations_placement as a on d.path >= a.path and d.path < a.path_end
  and a.since < d.until and a.until >= d.until
where a.organization_id = :scope_id and o.kind <> '单位'
  and o.dissolved_on between :first and :last
