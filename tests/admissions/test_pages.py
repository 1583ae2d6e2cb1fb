"""The pages and forms of admissions, as the stock cast sees them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.admissions import changes
from dangwu.admissions.models import (
    Applicant,
    Approval,
    Contact,
    Notice,
    Sponsor,
    Step,
    Vote,
)
from dangwu.admissions.timeline import Line, course
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.pages.forms import new_token
from dangwu.pages.submitting import version_of
from tests.cast import BRANCH, OTHER, STRANGER, TODAY, Cast, stock_cast

LIST = "/records/admissions/applicants/"


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def typed(record: Any = None, **more: Any) -> dict[str, str]:
    said = {"_token": new_token(), "_version": version_of(record) if record else ""}
    return said | {name: str(value) for name, value in more.items()}


def applied(organization: int = BRANCH, name: str = "白一凡", **days: date) -> Applicant:
    """Record an applicant with the steps of these days: s3=…"""
    made = changes.apply(
        organization=Organization.objects.get(pk=organization), name=name, sex="男",
        birth_no=19920304, applied_on=date(2018, 6, 1), today=TODAY,
    )  # fmt: skip
    for key, day in days.items():
        changes.go_step(
            applicant=made, number=int(key[1:]), done_on=day, today=TODAY, because="补录"
        )
    return made


def page(applicant: Applicant) -> str:
    return f"{LIST}{applicant.pk}/"


def lines(applicant: Applicant, today: date = TODAY) -> dict[int, Line]:
    return {line.kind.number: line for stage in course(applicant, today) for line in stage.lines}


@pytest.mark.parametrize(
    ("role", "status", "seen", "hidden"),
    [
        (Role.OFFICER, 200, ["白一凡", "别处人"], []),
        (Role.SECRETARY, 200, ["白一凡"], ["别处人"]),
        (Role.AUDITOR, 200, ["白一凡", "别处人"], []),
        (Role.SUPERIOR, 403, [], ["白一凡"]),
        (Role.MEMBER, 403, [], ["白一凡"]),
        (STRANGER, 403, [], ["白一凡"]),
    ],
)
def test_the_list_keeps_to_the_grant(
    cast: Cast, role: str, status: int, seen: list[str], hidden: list[str]
) -> None:
    applied()
    other = applied(OTHER, "别处人")
    answer = cast[role].get(LIST)
    text = answer.content.decode()
    assert answer.status_code == status
    assert [one for one in seen if one not in text] == []
    assert [one for one in hidden if one in text] == []
    if role == Role.SECRETARY:
        assert cast[role].get(page(other)).status_code == 404


def test_applicants_by_where_they_stand(cast: Cast) -> None:
    first, activist = applied(name="甲"), applied(name="乙", s3=date(2019, 1, 10))
    candidate = applied(name="丙", s3=date(2019, 1, 10), s7=date(2020, 2, 1))
    stopped = applied(name="丁", s3=date(2019, 1, 10))
    changes.stop(applicant=stopped, stopped_on=date(2020, 1, 1), reason="调离")

    def names(at: str) -> list[str]:
        found = cast[Role.OFFICER].get(LIST, {"at": at}).context["page"]
        return [row.cells[0].text for row in found.rows]

    assert names("applicant") == [first.name]
    assert names("activist") == [activist.name]
    assert names("candidate") == [candidate.name]
    assert names("probationary") == names("full") == []
    assert names("stopped") == [stopped.name]


def test_more_applicants_ask_no_more_queries(cast: Cast) -> None:
    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            cast[Role.OFFICER].get(address)
        return len(seen)

    made = applied(s2=date(2018, 6, 20))
    few, course_ = asked(LIST), asked(page(made))
    for number in range(10):
        applied(name=f"申请人{number}", s3=date(2019, 1, 10))
    for number in range(3, 7):
        changes.go_step(
            applicant=made,
            number=number,
            done_on=date(2020, 1, number),
            today=TODAY,
            because="补录",
        )
    assert asked(LIST) == few
    assert asked(page(made)) <= course_


def test_the_course_tells_what_is_next_and_from_which_day(cast: Cast) -> None:
    made = applied(s3=date(2019, 7, 4))
    found = lines(made)
    assert (found[1].state, found[2].state, found[4].state, found[8].state) == (
        "done", "missing", "next", "later",
    )  # fmt: skip
    assert (found[2].when, found[2].late) == ("应在2018-07-01前谈话", True)
    assert found[7].when == "2020-07-04起可以列为发展对象"
    text = cast[Role.SECRETARY].get(page(made)).content.decode()
    assert "入党积极分子" in text
    assert f"{page(made)}file/step-4/" in text
    assert "已过期：" in text
    assert "file/step" not in cast[Role.AUDITOR].get(page(made)).content.decode()


def test_a_talk_is_late_the_day_after_its_month(cast: Cast) -> None:
    made = applied()
    assert lines(made, date(2018, 7, 1))[2].late is False
    assert lines(made, date(2018, 7, 2))[2].late is True


def received() -> Applicant:
    return applied(
        s3=date(2018, 6, 20), s7=date(2019, 6, 20), s15=date(2020, 6, 1), s17=date(2020, 6, 20)
    )  # fmt: skip


def test_after_the_meeting_probation_is_reckoned_from_that_day(cast: Cast) -> None:
    found = lines(received())
    assert found[23].when == "预备期到2021-05-31满，2021-06-01起讨论"
    assert found[22].when == "预备期到2021-05-31满，期满前后提出"


def test_an_application_and_a_step_are_written(cast: Cast) -> None:
    form = typed(organization=BRANCH, name="方圆", sex="女", birth_no="1995-05-06",
                 nationality="汉族", applied_on="2020-06-01")  # fmt: skip
    cast[Role.SECRETARY].post(f"{LIST}new/", form)
    made = Applicant.objects.get(name="方圆")
    address = f"{page(made)}file/step/"
    asked = cast[Role.SECRETARY].get(address, {"number": 2}).content.decode()
    assert '<option value="2" selected>第2步 党组织派人谈话</option>' in asked
    form = typed(made, number=2, done_on="2020-06-10", by=31, by_post="书记", passed="on")
    answer = cast[Role.SECRETARY].post(address, form)
    assert answer.headers["Location"] == page(made)
    assert Step.objects.get(applicant=made, number=2).by_id == 31
    soon = typed(made, number=7, done_on="2020-06-20", passed="on")
    text = cast[Role.SECRETARY].post(address, soon).content.decode()
    assert "“方圆”的第3步尚未完成，不能登记第7步：请先登记第3步。" in text
    again = typed(made, number=2, done_on="2020-06-20", passed="on")
    text = cast[Role.SECRETARY].post(address, again).content.decode()
    assert "这一步已经登记过，或不在二十五步之内，请重新选择。" in text


def test_a_dossier_of_another_branch_is_out_of_reach(cast: Cast) -> None:
    other = applied(OTHER)
    assert cast[Role.SECRETARY].get(f"{page(other)}file/step/").status_code == 404
    assert cast[Role.AUDITOR].get(f"{page(other)}file/step/").status_code == 403
    assert cast[Role.OFFICER].get(f"{page(other)}file/nothing/").status_code == 404


PAPERS = [
    ("contact", {"member": "31", "since": "2020-06-01"}, Contact),
    ("sponsor", {"member": "31", "named_on": "2020-06-01"}, Sponsor),
    ("notice", {"purpose": "接收", "posted_on": "2020-06-01", "ended_on": "2020-06-05"}, Notice),
    ("approval", {"purpose": "接收", "approver": "2", "reported_on": "2020-06-02",
                  "approved_on": "2020-06-20", "result": "接收", "collective": "on"}, Approval),
    ("vote", {"purpose": "接收", "held_on": "2020-06-01", "eligible": "3", "present": "2",
              "written": "1", "in_favour": "3", "result": "接收"}, Vote),
]  # fmt: skip


@pytest.mark.parametrize(("key", "values", "model"), PAPERS, ids=[one[0] for one in PAPERS])
def test_a_paper_is_filed_and_corrected(
    cast: Cast, key: str, values: dict[str, str], model: Any
) -> None:
    made = applied()
    cast[Role.SECRETARY].post(f"{page(made)}file/{key}/", typed(made, **values))
    paper = model.objects.get(applicant=made)
    assert f"/{paper.pk}/" in cast[Role.SECRETARY].get(page(made)).content.decode()
    slug = {"contact": "contacts", "sponsor": "sponsors", "notice": "notices",
            "approval": "approvals", "vote": "votes"}[key]  # fmt: skip
    more = {"until": "9999-12-31"} if key == "contact" else {}
    form = typed(paper, **values, **more, reason="核对")
    address = f"/records/admissions/{slug}/{paper.pk}/correct/"
    answer = cast[Role.SECRETARY].post(address, form)
    assert answer.status_code == 302, answer.content.decode()
    assert Change.objects.get(action="admissions.correct").reason == "核对"


def test_what_was_reported_waits_for_its_decision(cast: Cast) -> None:
    made = received()
    Step.objects.filter(applicant=made, number=17).delete()
    address = f"{page(made)}file/approval/"
    half = typed(made, purpose="接收", reported_on="2020-03-03", result="接收")
    text = cast[Role.SECRETARY].post(address, half).content.decode()
    assert "审批日期和审批结果要一起填，还没有审批的都不填。" in text
    cast[Role.SECRETARY].post(address, typed(made, purpose="接收", reported_on="2020-04-03"))
    assert (lines(made)[17].when, lines(made)[17].late) == (
        "已于2020-04-03上报，应在2020-07-03前审批", False,
    )  # fmt: skip
    assert lines(made, date(2020, 7, 4))[17].late is True
    waiting = Approval.objects.get(applicant=made)
    decide = f"/records/admissions/approvals/{waiting.pk}/decide/"
    early = typed(waiting, approved_on="2020-04-02", result="接收")
    text = cast[Role.SECRETARY].post(decide, early).content.decode()
    assert "起于2020-04-03、止于2020-04-02：结束不能早于开始，请核对日期。" in text
    cast[Role.SECRETARY].post(decide, typed(waiting, approved_on="2020-06-30", result="接收"))
    waiting.refresh_from_db()
    assert waiting.approved_on == date(2020, 6, 30)
    assert cast[Role.SECRETARY].get(decide).status_code == 302


def test_votes_must_add_up_when_written_and_when_corrected(cast: Cast) -> None:
    made = applied()
    values = dict(PAPERS[4][1])
    wrong = typed(made, **values | {"against": "1"})
    text = cast[Role.SECRETARY].post(f"{page(made)}file/vote/", wrong).content.decode()
    assert "到会和会前书面意见共3票，而赞成、反对、弃权合计4票：请核对票数。" in text
    cast[Role.SECRETARY].post(f"{page(made)}file/vote/", typed(made, **values))
    vote = Vote.objects.get(applicant=made)
    form = typed(vote, **values | {"eligible": "2"}, reason="核对")
    address = f"/records/admissions/votes/{vote.pk}/correct/"
    text = cast[Role.SECRETARY].post(address, form).content.decode()
    assert "应到会有表决权的正式党员2人，而到会和会前书面意见共3人：请核对人数。" in text


def test_a_corrected_step_stays_between_its_milestones(cast: Cast) -> None:
    made = applied(s2=date(2018, 6, 20), s3=date(2019, 1, 10), s7=date(2020, 2, 1))
    step = Step.objects.get(applicant=made, number=3)
    address = f"/records/admissions/steps/{step.pk}/correct/"
    late = typed(step, done_on="2020-02-02", reason="核对")
    text = cast[Role.SECRETARY].post(address, late).content.decode()
    assert "“白一凡”的第7步登记在2020-02-01，早于第3步（2020-02-02）：请核对日期。" in text
    early = typed(step, done_on="2018-05-31", reason="核对")
    text = cast[Role.SECRETARY].post(address, early).content.decode()
    assert "“白一凡”的第3步登记在2018-05-31，早于第1步（2018-06-01）：请核对日期。" in text
    cast[Role.SECRETARY].post(address, typed(step, done_on="2020-02-01", reason="核对"))
    step.refresh_from_db()
    assert step.done_on == date(2020, 2, 1)


def test_an_applicant_becomes_a_member(cast: Cast) -> None:
    made = received()
    assert cast[Role.SECRETARY].get(f"{page(made)}receive/").status_code == 403
    cast[Role.OFFICER].post(f"{page(made)}receive/", typed(made))
    made.refresh_from_db()
    member = Member.objects.get(name="白一凡")
    assert made.member == member
    assert (member.admitted_on, member.confirmed_on) == (date(2020, 6, 1), None)
    text = cast[Role.SECRETARY].get(page(made)).content.decode()
    assert f"/records/members/members/{member.pk}/" in text
    assert cast[Role.OFFICER].get(f"{page(made)}receive/").status_code == 302


def test_nobody_becomes_a_member_too_early(cast: Cast) -> None:
    made = applied(s3=date(2019, 1, 10))
    answer = cast[Role.OFFICER].post(f"{page(made)}receive/", typed(made))
    assert (
        "“白一凡”还没有支部大会通过（第15步）和上级党委审批（第17步）的记录，"
        "不能登记为党员：请先登记这两步。" in answer.content.decode()
    )
    assert not Member.objects.filter(name="白一凡").exists()


def test_training_stops_or_moves(cast: Cast) -> None:
    made = applied()
    form = typed(made, organization=OTHER, on="2020-06-01")
    cast[Role.OFFICER].post(f"{page(made)}move/", form)
    made.refresh_from_db()
    assert made.organization_id == OTHER
    assert cast[Role.SECRETARY].get(page(made)).status_code == 404
    cast[Role.OFFICER].post(
        f"{page(made)}stop/", typed(made, stopped_on="2020-07-01", reason="本人")
    )
    text = cast[Role.OFFICER].get(page(made)).content.decode()
    assert "停止培养" in text
    assert "file/step" not in text


def test_what_was_recorded_by_mistake_goes_the_last_first(cast: Cast) -> None:
    made = applied(s2=date(2018, 6, 20), s3=date(2019, 1, 10), s7=date(2020, 2, 1))

    def withdraw(number: int) -> str:
        step = Step.objects.get(applicant=made, number=number)
        address = f"/records/admissions/steps/{step.pk}/withdraw/"
        return cast[Role.SECRETARY].post(address, typed(step, reason="录错")).content.decode()

    assert "“白一凡”的第3步不能撤销：第7步以它为前提，请先撤销后面的步骤。" in withdraw(3)
    assert "“白一凡”的第1步不能撤销：申请是整份档案的开头" in withdraw(1)
    for number in (2, 7, 3):
        assert withdraw(number) == ""
    answer = cast[Role.SECRETARY].post(f"{page(made)}withdraw/", typed(made, reason="重复"))
    assert answer.headers["Location"] == LIST
    assert not Applicant.objects.filter(pk=made.pk).exists()


def test_a_dossier_that_has_begun_stays(cast: Cast) -> None:
    made = applied(s2=date(2018, 6, 20))
    answer = cast[Role.SECRETARY].post(f"{page(made)}withdraw/", typed(made, reason="重复"))
    says = "这条入党申请人下面还有发展步骤，没有撤销：请先撤销或更正它们。"
    assert says in answer.content.decode()
    assert Step.objects.filter(applicant=made).count() == 2
