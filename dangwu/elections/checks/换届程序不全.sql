-- check: 换届程序不全
-- severity: warning
-- evidence: organizations.Election
-- found: {name}{held_on:日}换届选举的请示、批复、报告日期不全或先后颠倒
-- due: 请示、批复、候选人请示、批复、选举、报告依次进行
-- todo: 对照“两请示一报告”文件补录或更正日期
select e.id as id, e.organization_id as organization_id, o.document_name as name,
  e.held_on as held_on
from organizations_election as e
join organizations_organization as o on o.id = e.organization_id
join stood as s on s.organization_id = e.organization_id
  and e.held_on >= s.since and e.held_on < s.until
where e.held_on between :first and :last
  and (e.first_request_on is null or e.first_reply_on is null or e.second_request_on is null
    or e.second_reply_on is null or e.reported_on is null
    or e.first_reply_on < e.first_request_on or e.second_request_on < e.first_reply_on
    or e.second_reply_on < e.second_request_on or e.held_on < e.second_reply_on
    or e.reported_on < e.held_on)
