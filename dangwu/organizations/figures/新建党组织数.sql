-- figure: 新建党组织数
-- unit: 个
-- group: 组织
-- means: 统计期内成立的党组织个数，以成立日期为准，后来又撤销的也算
-- measure: count(*)
-- evidence: organizations.Organization
-- shows: full_name 党组织, kind 类别, nature 性质, founded_on 成立日期
-- zero: 党组织总数
-- says: (新建|新成立|新组建|新设立|新设|新建立|新增)[基层]党(组织|支部|总支) {}个
-- says: (新建|新成立|新组建|新设立|新设|新建立|新增) {}个 [基层]党(组织|支部|总支)
-- says: 新(建|成立|设|组建) [的]支部 {}个
-- says: (新建|新成立|新组建|新设立|新设|新建立|组建成立)[联合|功能型|临时|企业|机关|行业|项目|一线][党](支部|组织|总支) {}个
-- says: (新建|新成立|新组建|新设立|新设)[了] {}个 [联合|功能型|企业|机关]支部
-- says: (新建|新成立|新组建|新设立|新设|新建立)[了]…党(支部|组织|总支) {}个
-- says: (新建|新成立|新组建|新设立|新设|新建立)[了](非公企业|非公|两新组织|两新|社会组织|国有企业|企业|社区|村|机关|学校|离退休)[联合]党(支部|组织|总支) {}个
select o.id as id, o.id as organization_id, o.full_name as full_name, o.kind as kind,
  o.nature as nature, o.founded_on as founded_on
from organizations_organization as o
join stood as s on s.organization_id = o.id and o.founded_on >= s.since and o.founded_on < s.until
where o.kind <> '单位' and o.founded_on between :first and :last
