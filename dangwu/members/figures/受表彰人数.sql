-- figure: 受表彰人数
-- unit: 人
-- group: 活动
-- means: 统计期内受到表彰的党员人数，一人多次受表彰只算一人
-- measure: count(distinct member_id)
-- evidence: members.Commendation
-- shows: name 姓名, title 表彰名称, granted_on 表彰日期
-- says: {}(名|人|位|人次) …(受到|获得|荣获|获评|被评为|被授予|受|荣膺)…(表彰|优秀共产党员|先进|称号|优秀党务工作者|嘉奖|奖励)
-- says: (表彰|表扬|评选表彰|通报表扬)[了|优秀|先进] …(党员|个人|工作者|同志|先进) {}(名|人|位)
-- says: (受到|受)[上级|各级|…]表彰[奖励|的|的党员] [<人们>] {}(名|人|人次)
-- says: (表彰|评选表彰)[了] {}(名|人) …(党员|工作者|个人)
-- says: 表彰 // {}(名|人) …(优秀共产党员|优秀党员|先进个人|优秀党务工作者|先进)
-- says: {}(名|人) (优秀共产党员|优秀党员|先进个人|优秀党务工作者)…(领奖|受|获|上台|披红)
-- says: 表彰 // (优秀共产党员|优秀党员|先进个人) {}名
-- says: {}名 (优秀共产党员|优秀党员|优秀党务工作者|先进个人|先进工作者|同志)…(予以|进行|给予|受到|得到|作|通报)…(表彰|表扬|奖励|嘉奖)
-- says: {}(名|人|位) …(被评为|荣获|获评|被授予|当选|被表彰为)…(优秀党员|先进个人|优秀共产党员|先进工作者|优秀党务工作者|劳动模范|标兵|能手|称号)
-- says: {}(名|人|位) …(受到|受|获得|获|得到)…(表扬|嘉奖|奖励)
select c.id as id, c.organization_id as organization_id, c.member_id as member_id,
  m.name as name, c.title as title, c.granted_on as granted_on
from members_commendation as c
join stood as s on s.organization_id = c.organization_id
  and c.granted_on >= s.since and c.granted_on < s.until
join members_member as m on m.id = c.member_id
where c.granted_on between :first and :last
