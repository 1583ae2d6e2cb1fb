-- table: life_committees
-- means: 设委员会的支部从哪天起有委员会：第一届任期在成立以后才开始的从那天起，其余从成立起
select b.id as organization_id,
  case when t.number = 1 and t.began_on > b.founded_on then t.began_on else b.founded_on end
    as since_on
from organizations_organization as b
left join (
  select organization_id, min(number) as number, min(began_on) as began_on
  from organizations_term group by organization_id
) as t on t.organization_id = b.id
where b.has_committee
