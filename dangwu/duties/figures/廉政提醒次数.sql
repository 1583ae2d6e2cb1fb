-- figure: 廉政提醒次数
-- unit: 次
-- group: 廉政
-- means: 统计期内在节日等关键节点发出廉政提醒的次数
-- measure: count(*)
-- evidence: duties.IntegrityReminder
-- shows: occasion 节点, form 方式, issued_on 提醒日期
select x.id as id, x.organization_id as organization_id, x.occasion as occasion, x.form as form,
  x.issued_on as issued_on
from duties_integrityreminder as x
join stood as s on s.organization_id = x.organization_id
  and x.issued_on >= s.since and x.issued_on < s.until
where x.issued_on between :first and :last
