-- check: 换届程序颠倒
-- severity: error
-- evidence: organizations.Election
-- found: {name}换届，{later}{later_on:日}，没有在{earlier}{earlier_on:日}之后
-- due: 换届请示、批复、候选人请示、批复、选举一步在前一步之后，不在同一天；选举结果当天或以后报告
-- todo: 对照文件更正日期；程序确有颠倒的，向上级说明并按批复办理
select p.id as id, p.organization_id as organization_id, o.document_name as name,
  p.earlier as earlier, p.earlier_on as earlier_on, p.later as later, p.later_on as later_on
from (
  select e.id as id, e.organization_id as organization_id,
    '换届请示' as earlier,
    e.first_request_on as earlier_on, '换届批复' as later,
    e.first_reply_on as later_on
  from organizations_election as e
  where e.first_reply_on <= e.first_request_on
  union all
  select e.id as id, e.organization_id as organization_id,
    case
      when e.first_reply_on is not null then '换届批复'
      else '换届请示' end as earlier,
    coalesce(e.first_reply_on, e.first_request_on) as earlier_on, '候选人请示' as later,
    e.second_request_on as later_on
  from organizations_election as e
  where e.second_request_on <= coalesce(e.first_reply_on, e.first_request_on)
  union all
  select e.id as id, e.organization_id as organization_id,
    case
      when e.second_request_on is not null then '候选人请示'
      when e.first_reply_on is not null then '换届批复'
      else '换届请示' end as earlier,
    coalesce(e.second_request_on, e.first_reply_on, e.first_request_on) as earlier_on,
    '候选人批复' as later,
    e.second_reply_on as later_on
  from organizations_election as e
  where e.second_reply_on <= coalesce(e.second_request_on, e.first_reply_on, e.first_request_on)
  union all
  select e.id as id, e.organization_id as organization_id,
    case
      when e.second_reply_on is not null then '候选人批复'
      when e.second_request_on is not null then '候选人请示'
      when e.first_reply_on is not null then '换届批复'
      else '换届请示' end as earlier,
    coalesce(e.second_reply_on, e.second_request_on, e.first_reply_on, e.first_request_on)
      as earlier_on, '选举' as later,
    e.held_on as later_on
  from organizations_election as e
  where e.held_on <= coalesce(
    e.second_reply_on, e.second_request_on, e.first_reply_on, e.first_request_on)
  union all
  select e.id as id, e.organization_id as organization_id,
    '选举' as earlier,
    e.held_on as earlier_on, '结果报告' as later,
    e.reported_on as later_on
  from organizations_election as e
  where e.reported_on < e.held_on
) as p
join organizations_organization as o on o.id = p.organization_id
join stood as s on s.organization_id = p.organization_id
  and p.later_on >= s.since and p.later_on < s.until
where p.later_on between :first and :last
