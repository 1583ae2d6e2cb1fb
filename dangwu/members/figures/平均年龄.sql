-- figure: 平均年龄
-- unit: 岁
-- group: 党员
-- means: 统计期末日在册党员的平均周岁年龄，保留一位小数；出生日不详的按当月初、月不详的按当年初计
-- measure: sum(age) / count(*)
-- places: 1
-- evidence: members.Member
-- shows: name 姓名, birth_no 出生日期, age 周岁
-- whole years are the whole part of (yyyymmdd − yyyymmdd) / 10000; in a common year those born on
-- 29 February come of age on the 28th, the last day of the month, hence the day is then read as 29
-- says: 党员[队伍|的]平均年龄 {}岁
-- says: 党员 // 平均年龄 {}岁
-- says: 党员[队伍]平均年龄 (到|到了|达到|在|约) {}岁
select m.id as id, p.organization_id as organization_id, m.name as name, m.birth_no as birth_no,
  cast((d.day_no - m.birth_no - (d.day_no - m.birth_no) % 10000) / 10000 as bigint) as age
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
join (
  select case when e.last_no % 10000 = 228 and c.last_on = :last then e.last_no + 1
    else e.last_no end as day_no
  from period as e
  join organizations_month as c on c.month_no = e.last_month
) as d on d.day_no > 0
where m.admitted_on <= :last and m.left_on > :last
