-- figure: 转正党员数
-- unit: 名
-- group: 发展党员
-- means: 统计期内由预备党员转为正式党员的人数，以转正日期为准
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, confirmed_on 转正日期
-- zero: 党员总数
-- says: [办理|批准|按期|如期|讨论通过] [预备党员][按期|如期] 转正 [的] [预备|党员|预备党员] {}(名|人|位)
-- says: 预备党员 (按期|如期|) 转正 {}名
-- says: {}名 预备党员…(转正|转为正式|转为中共正式|成为正式党员)
-- says: (转为|转成|转)[中共]正式党员 [的] {}名
-- says: (批准|讨论|同意)[了] {}名…转正
-- says: {}名[党员|同志][按期|如期]转(正|为正式党员)
-- says: 预备党员 // 转正 {}名
-- says: (转正|按期转正) {}名 [预备]党员
-- says: 预备 // {}名 [均|全部|都|已] (按期|如期|按时|)转(正|为正式党员)
-- says: {}名 …(成为|转为|转成)[中共|一名|光荣的]正式党员
-- says: …(通过|审议通过|讨论通过|批准|讨论|同意|表决通过)[了] {}名 …转正
select m.id as id, p.organization_id as organization_id, m.name as name, m.confirmed_on as confirmed_on
from members_member as m
join members_membership as p on p.member_id = m.id
  and p.since <= m.confirmed_on and p.until > m.confirmed_on
join stood as s on s.organization_id = p.organization_id
  and m.confirmed_on >= s.since and m.confirmed_on < s.until
where m.confirmed_on between :first and :last
