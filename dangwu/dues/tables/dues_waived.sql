-- table: dues_waived
-- means: 每名党员每月有效的减免：支部研究、上级批准两道手续都有，先研究后批准
select u.member_id as member_id, m.month_no as month_no, min(u.id) as waiver_id
from dues_waiver as u
join month as m on u.since_month <= m.month_no and u.until_month >= m.month_no
where u.studied_on is not null and u.approved_on >= u.studied_on
group by u.member_id, m.month_no
