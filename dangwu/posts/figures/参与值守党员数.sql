-- figure: 参与值守党员数
-- unit: 名
-- group: 值守
-- means: 统计期内到岗值守过的不同党员人数，值守时须已入党且在册
-- measure: count(*)
-- evidence: members.Member
-- shows: name 姓名, shifts 班次, first_on 首日, last_on 末日
-- says: {}名 [在职|机关|全体|优秀|年轻|青年|骨干|…]<党员>[干部|同志|志愿者] // (<一线>|突击队|先锋队)
-- says: (下沉|参与值守|参加值守|值守|参与防控|参加防控|投入防控|投身防控|参与疫情防控|参加疫情防控|投入疫情防控|参战|奔赴一线)[社区|一线|小区|基层|卡点][的|工作的]<党员> {}名
-- says: (抽调|选派|组织|动员|派出|发动|安排|号召|下派|抽派)…<党员> {}名 // (<一线>|突击队)
-- says: <党员> {}名…(参加|参与|投入|下沉|奔赴|投身|坚守)…<一线>
-- says: (抽调|选派|组织|动员|派出|发动|安排) {}名 …<党员> // <一线>
-- says: {}名 <党员> // (请战|请缨)
-- says: <党员> {}名…(下沉|参加值守|参与值守|奔赴一线|请战)
-- says: (<一线>|<卡点>|防控) // (参与|参加|下沉|投入|上岗)[值守|防控|执勤|的]<党员> {}名
-- says: (<卡点>|防控) // {}名 <党员> // (<值守>|一线)
select m.id as id, min(x.organization_id) as organization_id, m.name as name,
  count(*) as shifts, min(x.worked_on) as first_on, max(x.worked_on) as last_on
from posts_shift as x
join members_member as m on m.id = x.member_id
  and m.admitted_on <= x.worked_on and m.left_on > x.worked_on
join stood as s on s.organization_id = x.organization_id
  and x.worked_on >= s.since and x.worked_on < s.until
where x.worked_on between :first and :last and x.worked = true
group by m.id, m.name
