"""The report in hand on the workbench, and admissions that wait."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from dangwu.accounts.rights import Role
from dangwu.admissions.models import Applicant, Approval, Review, Step
from dangwu.organizations.models import Organization
from dangwu.reports.models import Issue, Report
from dangwu.web.workbench.board import Board
from dangwu.web.workbench.items import LATE, TODO
from tests.cast import BRANCH, OTHER, UNIT, Cast, stock_cast

pytestmark = pytest.mark.django_db
SAYS = "19 处：17 处确定，2 处缺记录"


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.OFFICE = tmp_path
    return stock_cast()


def report(number: int = UNIT, **fields: Any) -> Report:
    return Report.objects.create(
        **{
            "organization": Organization.objects.get(pk=number), "title": "上半年总结",
            "period": "2020H1", "first_on": date(2020, 1, 1), "last_on": date(2020, 6, 30),
            "sample": "样稿.txt", "sample_digest": "0", "drafted_at": timezone.now(),
            "progress": SAYS, **fields,
        }
    )  # fmt: skip


def test_the_progress_of_the_report_in_hand_is_in_sight(cast: Cast) -> None:
    before = cast[Role.OFFICER].get("/").content.decode()
    assert "2020年上半年的总结还没有起草。" in before
    made = report()
    for role in (Role.OFFICER, Role.LEADER, Role.AUDITOR):
        page = cast[role].get("/").content.decode()
        assert f'<a href="/reports/{made.pk}/">{SAYS}</a>' in page, role
    secretary = cast[Role.SECRETARY].get("/")
    assert secretary.context["report"] is None
    assert SAYS not in secretary.content.decode()


def test_one_that_is_issued_is_in_hand_no_more(cast: Cast) -> None:
    report(state="已印发")
    assert cast[Role.OFFICER].get("/").context["report"] is None
    older = report(last_on=date(2019, 12, 31), title="去年")
    assert cast[Role.OFFICER].get("/").context["report"] == older


def test_the_progress_is_reckoned_anew(cast: Cast) -> None:
    report()
    answer = cast[Role.OFFICER].get("/today/report/", headers={"HX-Request": "true"})
    assert answer.context["hand"].wrong
    assert "<html" not in answer.content.decode()
    assert "<html" in cast[Role.OFFICER].get("/today/report/").content.decode()
    for role in (Role.SUPERIOR, Role.SECRETARY):
        gone = cast[role].get("/today/report/")
        assert gone.headers["Location"] == "/"
    assert cast[Role.ADMINISTRATOR].get("/today/report/").status_code == 403


def test_a_report_waits_for_who_may_approve_or_issue_it(cast: Cast) -> None:
    def waits(role: str) -> list[tuple[str, str]]:
        return [(one.said, one.word) for one in cast[role].get("/").context["deciding"]]

    made = report(state="待审核", drafted_by=cast.user(Role.OFFICER))
    assert waits(Role.LEADER) == [("《上半年总结》等您审核", "去审核")]
    for role in (Role.OFFICER, Role.SECRETARY, Role.AUDITOR):
        assert waits(role) == [], role
    made.state = "已审核"
    made.save()
    for role in (Role.LEADER, Role.OFFICER):
        assert waits(role) == [("《上半年总结》已审核，可以印发", "去印发")], role
    assert waits(Role.AUDITOR) == []


def test_a_superior_finds_what_was_issued(cast: Cast) -> None:
    one = report()
    for number, where in ((1, UNIT), (2, 8)):
        Issue.objects.create(
            organization=Organization.objects.get(pk=where), report=one, number=number,
            title=f"总结{number}", unit="-", period="2020年上半年", mark="1", as_of=timezone.now(),
            engine="-", rules="", manifest="", paragraphs="", issued_at=timezone.now(),
        )  # fmt: skip
    shown = cast[Role.SUPERIOR].get("/")
    assert [(found.title, href) for found, href in shown.context["issues"]] == [
        ("总结1", f"/reports/{one.pk}/issues/1/")
    ]


def applicant(name: str, number: int = BRANCH, **days: str) -> Applicant:
    where = Organization.objects.get(pk=number)
    made = Applicant.objects.create(
        organization=where, name=name, sex="女", birth_no=19950101, education="大学本科"
    )
    for step, day in days.items():
        Step.objects.create(
            organization=where, applicant=made, number=int(step[1:]),
            done_on=date.fromisoformat(day),
        )  # fmt: skip
    return made


def board_of(cast: Cast, role: str = Role.OFFICER) -> Board:
    found: Board = cast[role].get("/").context["board"]
    return found


def said(cast: Cast, role: str = Role.OFFICER) -> list[tuple[str, str]]:
    return [(one.weight.label, one.said) for one in board_of(cast, role).items]


def names(cast: Cast) -> str:
    return "".join(sentence for _, sentence in said(cast))


def test_a_talk_is_late_after_its_month(cast: Cast) -> None:
    applicant("葛小满", s1="2020-06-03")
    applicant("纪云帆", s1="2020-06-02")
    applicant("穆清和", s1="2020-06-02", s2="2020-07-01")
    applicant("乔一山", OTHER, s1="2020-05-02")
    found = said(cast, Role.SECRETARY)
    assert (LATE.label, "纪云帆2020年6月2日递交入党申请书，2020年7月3日仍未派人谈话") in found
    assert "2名申请人的谈话超过期限" in names(cast)
    assert not any("葛小满" in sentence or "穆清和" in sentence for _, sentence in found)


def test_reviews_and_candidates(cast: Cast) -> None:
    one = applicant("葛小满", s1="2019-01-02", s2="2019-01-20", s3="2019-07-03")
    Review.objects.create(applicant=one, reviewed_on=date(2020, 1, 3))
    two = applicant("纪云帆", s1="2019-01-02", s2="2019-01-20", s3="2019-07-04")
    Review.objects.create(applicant=two, reviewed_on=date(2020, 1, 2))
    found = said(cast)
    told = "纪云帆从2020年1月2日到2020年7月3日没有培养考察记录，超过6个月"
    gap = "培养教育考察中断"
    assert any(gap in one.href or one.said == told for one in board_of(cast).items)
    assert (TODO.label, "葛小满培养教育已满12个月，可以研究列为发展对象") in found


def test_approvals_that_take_too_long(cast: Cast) -> None:
    for name, day in (("葛小满", date(2020, 4, 2)), ("纪云帆", date(2020, 4, 3))):
        Approval.objects.create(
            applicant=applicant(name, s1="2018-01-02", s7="2019-09-01", s15="2020-03-25"),
            purpose="接收",
            reported_on=day,
        )  # fmt: skip
    told = "葛小满的接收事项2020年4月2日上报，2020年7月3日仍未审批"
    assert (LATE.label, told) in said(cast)
    assert not any(sentence.startswith("纪云帆的接收") for _, sentence in said(cast))
