-- figure: 参与值守党员数
-- unit: 名
-- group: 值守
-- means: 统计期内到岗值守过的不同党员人数，值守时须已入党且在册
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, shifts 班次, first_on 首日, last_on 末日
select m.id as id, min(x.organization_id) as organization_id, m.name as name,
  count(*) as shifts, min(x.worked_on) as first_on, max(x.worked_on) as last_on
from posts_shift as x
join members_member as m on m.id = x.member_id
  and m.admitted_on <= x.worked_on and m.left_on > x.worked_on
join stood as s on s.organization_id = x.organization_id
  and x.worked_on >= s.since and x.worked_on < s.until
where x.worked_on between :first and :last and x.worked = true
group by m.id, m.name
