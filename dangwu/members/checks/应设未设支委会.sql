-- check: 应设未设支委会
-- severity: error
-- rule: committee_full_members_least
-- evidence: organizations.Organization
-- found: {name}有正式党员{members}名，没有设支部委员会
-- due: 正式党员{committee_full_members_least}名以上的党支部应设支部委员会
-- todo: 选举产生支部委员会，或在党组织信息中补记
select o.id as id, o.id as organization_id, o.document_name as name, count(m.id) as members
from organizations_organization as o
join scope as s on s.organization_id = o.id
left join members_membership as p on p.organization_id = o.id and p.since <= :last
  and p.until > :last
left join members_member as m on m.id = p.member_id and m.admitted_on <= :last
  and m.left_on > :last and m.confirmed_on <= :last
where o.kind = '党支部' and not o.has_committee
group by o.id, o.document_name
having count(m.id) >= :committee_full_members_least
