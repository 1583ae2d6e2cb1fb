-- table: year_study
-- means: 全年是党员的人当年学习的分钟数（年末所在的党支部），没有登记时长的有几次
select y.organization_id as organization_id, y.span_no as span_no, y.last_on as last_on,
  m.id as member_id, sum(case when t.minutes is null then 0 else t.minutes end) as minutes,
  sum(case when t.member_id is not null and t.minutes is null then 1 else 0 end) as unclear
from life_spans as y
join branch_members as p on p.organization_id = y.organization_id
  and p.since <= y.last_on and p.until > y.last_on
join members_member as m on m.id = p.member_id
  and m.admitted_on <= y.first_on and m.left_on > y.last_on
left join study_minutes as t on t.member_id = m.id
  and t.studied_on between y.first_on and y.last_on
where y.months = 12 and y.holder = '党支部'
group by y.organization_id, y.span_no, y.last_on, m.id
