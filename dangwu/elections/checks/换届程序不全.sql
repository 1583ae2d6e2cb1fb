-- check: 换届程序不全
-- severity: warning
-- evidence: organizations.Election
-- found: {name}{held_on:日}换届选举，没有登记{paper}
-- due: 请示、批复、候选人请示、批复、选举、报告依次进行，样样都有
-- todo: 对照“两请示一报告”文件补录日期；没有做的补做或说明
select e.id as id, e.organization_id as organization_id, o.document_name as name,
  e.held_on as held_on,
  case when e.first_request_on is null then '换届请示的日期'
    when e.first_reply_on is null then '换届批复的日期'
    when e.second_request_on is null then '候选人请示的日期'
    when e.second_reply_on is null then '候选人批复的日期'
    else '结果报告的日期' end as paper
from organizations_election as e
join organizations_organization as o on o.id = e.organization_id
join stood as s on s.organization_id = e.organization_id
  and e.held_on >= s.since and e.held_on < s.until
where e.held_on between :first and :last
  and (e.first_request_on is null or e.first_reply_on is null or e.second_request_on is null
    or e.second_reply_on is null or e.reported_on is null)
