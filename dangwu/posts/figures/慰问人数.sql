-- figure: 慰问人数
-- unit: 人
-- group: 值守
-- means: 统计期内走访慰问的人数
-- measure: sum(people)
-- evidence: posts.ComfortVisit
-- shows: recipients 慰问对象, people 慰问人数, visited_on 慰问日期
-- zero: always
-- says: 慰问[了|帮扶|救助|关怀] …(党员|群众|职工|干部|人员|对象|同志|老人|户主|军人|家庭|人) {}(名|人|位|人次)
-- says: 慰问 {}(名|人|位|人次)
-- says: [走访]慰问[了] {}(名|人|位|人次) …(党员|群众|职工|干部|人员|老人|同志)
-- says: {}(名|位) …(党员|群众|职工)…(慰问|走访慰问)
-- says: 慰问 // …(困难|老|生活困难)(党员|群众|职工) {}(名|人|位)
-- says: (为|向|给|对) {}(名|人|位) …(党员|群众|职工|干部|老人|对象|遗属|家属|老同志)…(送|发放|发)…(慰问|温暖|关怀|问候|物资|礼包)
-- says: (走访|看望|探望|慰问|走访看望)[了|慰问]…(党员|老干部|老同志|劳模|烈属|遗属|困难职工|困难群众|职工|群众) {}(名|人|位|人次) // (慰问|送去|送上|发放)
-- says: (走访|看望)慰问…{}(名|人|位|人次)
-- says: {}(名|位|人) …(干部|老人|老同志|老党员|职工|群众)…(慰问|走访慰问|送去慰问)
select x.id as id, x.organization_id as organization_id, x.recipients as recipients,
  x.people as people, x.visited_on as visited_on
from posts_comfortvisit as x
join stood as s on s.organization_id = x.organization_id
  and x.visited_on >= s.since and x.visited_on < s.until
where x.visited_on between :first and :last
