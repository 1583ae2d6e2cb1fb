-- figure: 单位名称
-- unit: 文本
-- group: 基本
-- means: 统计单位的行文名称
-- measure: only(document_name)
-- evidence: organizations.Organization
-- shows: document_name 行文名称, full_name 全称
select o.id as id, o.id as organization_id, o.document_name as document_name,
  o.full_name as full_name
from organizations_organization as o
where o.id = :scope_id
