-- check: 审批机关无权审批
-- key: approver
-- severity: error
-- rule: approver
-- evidence: admissions.Approval
-- found: {name}的{purpose}事项{approved_on:日}由{kind}审批
-- due: 预备党员应由党委（工委）审批，党总支、党组、临时党组织不能审批
-- todo: 报有审批权的党委重新审批
select v.id as id, a.organization_id as organization_id, a.name as name, v.purpose as purpose,
  v.approved_on as approved_on,
  case when v.approver_kind <> '' then v.approver_kind else o.kind end as kind,
  case when v.purpose = '接收' then 17 else 24 end as step
from admissions_approval as v
join admissions_applicant as a on a.id = v.applicant_id
join stood as s on s.organization_id = a.organization_id and v.approved_on >= s.since
  and v.approved_on < s.until
left join organizations_organization as o on o.id = v.approver_id
where v.approved_on between :first and :last
  and case when v.approver_kind <> '' then v.approver_kind else o.kind end
    not in ('党委', '机关党委', '工委')
