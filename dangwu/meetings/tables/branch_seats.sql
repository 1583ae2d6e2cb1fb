-- table: branch_seats
-- means: 党支部书记、副书记和委员的任职，按职务名称认
select p.organization_id as organization_id, p.member_id as member_id, p.since as since,
  p.until as until
from members_post as p
join organizations_organization as b on b.id = p.organization_id and b.kind = '党支部'
where p.is_secretary or p.title in ('书记', '副书记', '第一书记', '委员', '组织委员', '宣传委员',
  '纪检委员', '纪律检查委员', '监察委员', '统战委员', '青年委员', '妇女委员', '群工委员', '群众工作委员',
  '学习委员', '保密委员', '生活委员', '文体委员', '组织宣传委员', '组织纪检委员', '宣传纪检委员')
