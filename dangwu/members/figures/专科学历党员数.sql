-- figure: 专科学历党员数
-- unit: 名
-- group: 党员
-- means: 统计期末日在册、学历为大学专科的党员人数
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, education 学历
-- zero: 党员总数
-- says: (大学专科|大专|专科)[<学历>][的]党员 {}名
-- says: 党员 // (大学专科|大专|专科)[<学历>] [的|者] {}名
-- says: {}名(大学专科|大专|专科)[<学历>]党员
-- says: 学历 // (大专|专科|大学专科) {}名
-- says: (党员|学历) // (大专|专科)毕业[的] {}名
-- says: (文化程度|学历)…(结构|组成|分布|构成)… // (大专|专科|大学专科) {}(人|名)
select m.id as id, p.organization_id as organization_id, m.name as name, m.education as education
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last and m.education = '大学专科'
