"""Where dossiers stand: what may come and from which day, what is late, for the branch and for one."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from dangwu.accounts.rights import Role
from dangwu.admissions import changes
from dangwu.admissions.choices import Purpose, Result
from dangwu.admissions.models import Approval, Review
from dangwu.admissions.timeline import Line, course_of
from tests.admissions.whole import DAYS, FULL, NAME, voted, went
from tests.cast import BRANCH, OTHER, STRANGER, TODAY, Cast, stock_cast

DAY = timedelta(days=1)
PROGRESS = "/records/admissions/progress/"


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def line(applicant: Any, number: int, today: date) -> Line:
    return course_of(applicant, today).lines[number - 1]


def coming(applicant: Any, today: date) -> dict[int, str]:
    return {one.kind.number: one.state for one in course_of(applicant, today).coming}


def late(applicant: Any, today: date) -> dict[int, date | None]:
    return {one.kind.number: one.late_since for one in course_of(applicant, today).late}


def test_a_talk_is_late_from_the_day_after_its_month(cast: Cast) -> None:
    applicant = went(1)
    assert coming(applicant, DAYS[1]) == {2: "next"}
    assert late(applicant, date(2017, 2, 10)) == {}
    assert late(applicant, date(2017, 2, 11)) == {2: date(2017, 2, 11)}
    found = line(applicant, 2, DAYS[1])
    assert (found.when, found.due) == ("应在2017-02-10前谈话", date(2017, 2, 10))
    assert found.cites == ("《中国共产党发展党员工作细则》第七条（待核对）",)


def test_filing_and_naming_contacts_may_come_side_by_side(cast: Cast) -> None:
    applicant = went(3)
    assert coming(applicant, DAYS[3]) == {4: "next", 5: "next", 7: "waiting"}


def test_an_activist_may_become_a_candidate_from_the_day_a_year_after(cast: Cast) -> None:
    applicant = went(6)
    found = line(applicant, 7, DAYS[7] - DAY)
    assert (found.state, found.since) == ("waiting", DAYS[7])
    assert found.when == "2018-03-01起可以列为发展对象"
    assert line(applicant, 7, DAYS[7]).state == "next"


def test_a_review_is_due_every_half_year_until_she_is_a_candidate(cast: Cast) -> None:
    applicant = went(5)
    assert late(applicant, date(2017, 9, 1)) == {}
    assert late(applicant, date(2017, 9, 2)) == {6: date(2017, 9, 2)}
    changes.file(Review, applicant=applicant, step=6, reviewed_on=date(2017, 9, 1))
    found = line(applicant, 6, date(2018, 3, 1))
    assert (found.due, found.late, found.again) == (date(2018, 3, 1), False, True)
    assert late(applicant, date(2018, 3, 2)) == {6: date(2018, 3, 2)}


def test_after_a_candidate_three_steps_may_come_in_any_order(cast: Cast) -> None:
    assert coming(went(8), DAYS[8]) == {9: "next", 10: "next", 11: "next"}


def test_what_was_reported_is_late_after_three_months_or_six(cast: Cast) -> None:
    applicant = went(16)
    report = Approval.objects.create(
        applicant=applicant, purpose=Purpose.RECEIVE, reported_on=date(2018, 6, 30)
    )
    assert late(applicant, date(2018, 9, 30)) == {}
    assert late(applicant, date(2018, 10, 1)) == {17: date(2018, 10, 1)}
    report.time_extended = True
    report.save()
    assert late(applicant, date(2018, 12, 30)) == {}
    assert late(applicant, date(2018, 12, 31)) == {17: date(2018, 12, 31)}


def test_a_probation_is_full_a_year_after_the_meeting(cast: Cast) -> None:
    applicant = went(22)
    assert coming(applicant, FULL - DAY)[23] == "waiting"
    assert line(applicant, 23, FULL - DAY).when == "预备期到2019-06-09满，2019-06-10起讨论"
    assert coming(applicant, FULL)[23] == "next"
    assert late(applicant, FULL) == {}
    assert late(applicant, FULL + DAY) == {23: FULL + DAY}
    assert line(applicant, 23, FULL + DAY).soft


def test_an_extension_moves_the_day(cast: Cast) -> None:
    applicant = went(22)
    voted(applicant, DAYS[23], purpose=Purpose.CONFIRM, result=Result.EXTENDED, extended_months=6)
    assert line(applicant, 23, DAYS[23]).since == date(2019, 12, 10)
    assert late(applicant, date(2019, 12, 10)) == {}


def test_nothing_comes_and_nothing_is_late_after_the_end(cast: Cast) -> None:
    applicant = went(25)
    assert (coming(applicant, TODAY), late(applicant, TODAY)) == ({}, {})
    assert course_of(applicant, TODAY).done == 25
    other = went(1)
    changes.stop(applicant=other, stopped_on=date(2017, 3, 1), reason="调离")
    assert (coming(other, date(2017, 3, 1)), late(other, date(2017, 3, 1))) == ({}, {})


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.OFFICER, 200), (Role.SECRETARY, 200), (Role.COMMITTEE_MEMBER, 200), (Role.LEADER, 200),
     (Role.AUDITOR, 200), (Role.MEMBER, 403), (Role.SUPERIOR, 403), (Role.ADMINISTRATOR, 403),
     (STRANGER, 403)],
)  # fmt: skip
def test_the_table_is_for_who_reads_the_records(cast: Cast, role: str, status: int) -> None:
    went(3)
    answer = cast[role].get(PROGRESS)
    assert answer.status_code == status
    assert (NAME in answer.content.decode()) == (status == 200)


def test_the_table_keeps_to_the_branch_and_to_what_is_asked(cast: Cast) -> None:
    applicant = went(5)

    def names(role: str = Role.OFFICER, **asked: Any) -> list[str]:
        rows = cast[role].get(PROGRESS, asked).context["rows"]
        return [one["course"].applicant.name for one in rows]

    assert names() == names(unit=BRANCH) == names(show="late") == names(stage="activist") == [NAME]
    assert names(unit=OTHER) == names(stage="candidate") == names(q="别人") == []
    assert names(show="nonsense", stage="nonsense", page="9" * 30) == [NAME]
    changes.file(Review, applicant=applicant, step=6, reviewed_on=TODAY)
    assert names(show="late") == []
    assert names(show="now") == [NAME]
    tabs = cast[Role.OFFICER].get(PROGRESS).context["tabs"]
    assert [(label, count) for _, label, count, _ in tabs] == [
        ("全部", 1), ("逾期", 0), ("现在可以办", 1), ("未到日期", 0),
    ]  # fmt: skip


def test_the_table_says_what_is_next_who_acts_and_since_when_it_is_late(cast: Cast) -> None:
    went(1)
    text = " ".join(cast[Role.SECRETARY].get(PROGRESS).content.decode().split())
    assert "2017年2月11日起逾期" in text
    assert "第2步 党组织派人谈话" in text
    assert "应在2017-02-10前谈话" in text


def test_the_table_in_excel_has_every_day(cast: Cast) -> None:
    went(16)
    content = cast[Role.SECRETARY].get(PROGRESS, {"format": "xlsx"}).content
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    headings = next(row for row in sheet if "姓名" in row)
    values = sheet[sheet.index(headings) + 1]
    row = dict(zip(headings, values, strict=True))
    assert (row["姓名"], row["现在"], row["下一步"]) == (
        NAME,
        "预备党员",
        "17 上级党委审批",
    )
    assert row["7 确定发展对象"] == DAYS[7]
    assert row["17 上级党委审批"] == ""
    assert row["谁来办"] == "上级党委"


def test_more_dossiers_ask_no_more_queries(cast: Cast) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            cast[Role.OFFICER].get(PROGRESS)
        return len(seen)

    went(5)
    few = asked()
    for _ in range(4):
        went(5)
    assert asked() == few


def test_the_page_of_a_dossier_says_it_first(cast: Cast) -> None:
    applicant = went(6)
    page = f"/records/admissions/applicants/{applicant.pk}/"
    text = " ".join(cast[Role.SECRETARY].get(page).content.decode().split())
    assert "第7步 确定发展对象" in text
    assert f"{page}file/step-7/" in text
    assert "登记第7步" in text
    assert f"{page}file/step-7/" not in cast[Role.AUDITOR].get(page).content.decode()
