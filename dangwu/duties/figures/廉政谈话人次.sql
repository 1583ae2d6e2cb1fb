-- figure: 廉政谈话人次
-- unit: 人次
-- group: 廉政
-- means: 统计期内接受廉政谈话的人次，一人谈一次计一人次
-- measure: count(*)
-- evidence: duties.IntegrityTalk
-- shows: kind 谈话类型, member_id 党员编号, person_name 谈话对象姓名, talked_on 谈话日期
-- says: (廉政|廉洁|任前廉政|廉政提醒|提醒|任前|廉洁提醒|党风廉政|廉政约谈|集体廉政|节前廉政|廉洁从政)谈话 [<人们>] {}(人次|次|人)
-- says: {}(人次|人|名)…(廉政|廉洁)[提醒]谈话
-- says: 廉政谈话…{}人次
-- says: (廉政|提醒|责任)约谈 {}(人次|人)
-- says: …(廉政|廉洁|任前廉政)谈话 {}人次
-- says: (纪委|纪检组|纪检监察|主动|提醒)…约谈[了] [<人们>|党员] {}(人次|人)
-- says: 约谈[了] (党员干部|领导干部|干部) {}(人次|人|次)
-- says: [提醒|集体|警示|廉政|主动]约谈[提醒|了] [<人们>|领导干部|科室负责人|支部书记|中层干部] {}人次
-- says: 约谈提醒 {}(人次|人)
-- says: 对…{}(名|人|位) …(廉政|廉洁)[提醒]谈话
select x.id as id, x.organization_id as organization_id, x.kind as kind,
  x.member_id as member_id, x.person_name as person_name, x.talked_on as talked_on
from duties_integritytalk as x
join stood as s on s.organization_id = x.organization_id
  and x.talked_on >= s.since and x.talked_on < s.until
where x.talked_on between :first and :last
