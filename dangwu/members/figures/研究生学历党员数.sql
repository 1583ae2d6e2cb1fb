-- figure: 研究生学历党员数
-- unit: 名
-- group: 党员
-- means: 统计期末日在册、学历为研究生的党员人数
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, education 学历
-- zero: 党员总数
-- says: 研究生[及以上][<学历>][的]党员 {}名
-- says: 党员 // 研究生[及以上][<学历>] [的|者] {}名
-- says: {}名研究生[<学历>]党员
-- says: {}名 党员 (具有|为|是)研究生<学历>
-- says: (党员|学历|文化程度) // …(研究生|硕士)[及|研究生]以上[<学历>] [的|者] {}名
-- says: 学历 // 研究生 {}名
-- says: 党员 // 研究生毕业[的] {}名
-- says: (文化程度|学历)…(结构|组成|分布|构成)… // 研究生 {}(人|名)
-- says: (硕士研究生|博士研究生|硕士|博士)[及|研究生及|研究生]以上[<学历>][的]党员 {}名
select m.id as id, p.organization_id as organization_id, m.name as name, m.education as education
from members_member as m
join members_membership as p on p.member_id = m.id and p.since <= :last and p.until > :last
join scope as s on s.organization_id = p.organization_id
where m.admitted_on <= :last and m.left_on > :last and m.education = '研究生'
