-- figure: 廉政提醒次数
-- unit: 次
-- group: 廉政
-- means: 统计期内在节日等关键节点发出廉政提醒的次数
-- measure: count(*)
-- evidence: duties.IntegrityReminder
-- shows: occasion 节点, form 方式, issued_on 提醒日期
-- says: (廉政|廉洁|节前|节日|节假日|廉洁过节|廉政节前|节点|日常|节前廉政|节前廉洁)[集体|短信|信息|教育|过节|谈话] (提醒|提示) {}(次|条|场|批次)
-- says: (发送|发布|推送|编发|发出)…(廉政|廉洁|节日)…(短信|提醒|提示|信息|微信) {}(次|条)
-- says: {}(次|条) (廉政|廉洁|节前|节日)[廉政|廉洁][短信|集体](提醒|提示)
-- says: (春节|清明|端午|中秋|国庆|五一|元旦|节日|节假日|关键时间|节点|重要节点) …(提醒|提示) {}(次|条)
-- says: (逢|在|抓住)…(节点|节日|节假日|佳节|时节)…(提醒|提示) {}(次|条)
-- says: …(廉政|廉洁)提醒 {}(次|条)
-- says: (过节|节前|节日|逢年过节|年节)…(提醒|打招呼|招呼) {}(次|条)
-- says: …(发送|发布|推送|编发|发出|群发)[了]…(廉政|廉洁)…(短信|提醒|提示|信息|微信) {}(次|条)
-- says: (逢|每逢|在)(春节|清明|端午|中秋|国庆|五一|元旦|节日|节假日|关键时间|节点|重要节点|重大节日|重要节日) …(提醒|提示) {}(次|条)
select x.id as id, x.organization_id as organization_id, x.occasion as occasion, x.form as form,
  x.issued_on as issued_on
from duties_integrityreminder as x
join stood as s on s.organization_id = x.organization_id
  and x.issued_on >= s.since and x.issued_on < s.until
where x.issued_on between :first and :last
