-- check: 支部未开组织生活会
-- severity: warning
-- evidence: organizations.Organization
-- found: {name}期内没有召开组织生活会
-- due: 在册党支部都召开组织生活会
-- todo: 确已开展的补录会议记录
select o.id as id, o.id as organization_id, o.document_name as name
from organizations_organization as o
join scope as s on s.organization_id = o.id
where o.kind = '党支部'
  and not exists (
    select h.id from meetings_meeting as h
    where h.organization_id = o.id and h.kind = '组织生活会' and h.held_on between :first and :last
  )
