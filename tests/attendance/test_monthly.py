"""A month's sheet: who is on it, leaves within the month, all or nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dangwu.accounts.models import Change
from dangwu.attendance import changes, leaving, monthly
from dangwu.attendance.errors import MonthRefused
from dangwu.attendance.models import AttendanceMonth
from dangwu.attendance.monthly import Entry
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.examples import Example, load
from tests.refusing import refused

TODAY = date(2020, 6, 30)
JUNE = 24245


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def office() -> Organization:
    return Organization.objects.get(pk=3)


def recorded(name: str, month: int = JUNE, **fields: Any) -> AttendanceMonth:
    given = {"due_half_days": 42, "attended_half_days": 42, "today": TODAY, **fields}
    return changes.record_month(office(), name=name, month_no=month, **given)


def people(month: int = JUNE) -> list[tuple[str, bool, int]]:
    found = monthly.sheet(office(), month).people
    return [(one.name, one.record is not None, one.on_leave) for one in found]


def test_first_the_members_then_those_of_the_last_month() -> None:
    assert people() == [("林望舒", False, 0), ("石砚", False, 0)]
    recorded("职工甲", JUNE - 2)
    recorded("职工乙", JUNE - 3)
    assert people() == [("职工甲", False, 0)]
    recorded("林望舒", JUNE)
    assert people() == [("林望舒", True, 0), ("职工甲", False, 0)]


def leave(first: date, last: date, *, approve: bool = True, **fields: Any) -> None:
    made = leaving.ask_leave(
        office(), kind="事假", first_on=first, last_on=last, half_days=1, **fields
    )
    if approve:
        leaving.approve_leave(made, on=TODAY, approver="顾长河", today=TODAY)


def test_leaves_within_the_month_are_shown() -> None:
    member = Member.objects.get(pk=31)
    leave(date(2020, 6, 1), date(2020, 6, 1), name="林望舒", member=member)
    leave(date(2020, 6, 30), date(2020, 6, 30), name="林望舒", member=member)
    leave(date(2020, 5, 31), date(2020, 5, 31), name="林望舒", member=member)
    leave(date(2020, 6, 3), date(2020, 6, 3), name="石砚", approve=False)
    recorded("职工甲", JUNE - 1)
    recorded("林望舒", JUNE - 1, member=member)
    leave(date(2020, 6, 2), date(2020, 6, 2), name="职工甲")
    assert people() == [("林望舒", False, 2), ("职工甲", False, 1)]


def save(*entries: Entry, month: int = JUNE) -> tuple[AttendanceMonth, ...]:
    return monthly.save(office(), month_no=month, entries=entries, today=TODAY)


def test_a_sheet_is_written_whole_and_once() -> None:
    rows = (Entry("林望舒/", 42, 0), Entry("石砚/", 42, 3))
    made = save(*rows)
    assert [(one.name, one.due_half_days, one.attended_half_days) for one in made] == [
        ("林望舒", 42, 42), ("石砚", 42, 39),
    ]  # fmt: skip
    assert made[0].member_id == 31
    assert save(*rows) == ()
    assert Change.objects.filter(action="attendance.record_month").count() == 2


def test_one_wrong_row_and_none_is_written() -> None:
    says = (
        "2020年6月的考勤表有2行不能登记，全表没有写入。"
        "石砚：缺勤21.5天，多于应出勤21天。某甲：不在这张考勤表上，请单独登记。"
    )
    wrong = (Entry("林望舒/", 42, 0), Entry("石砚/", 42, 43), Entry("某甲/7", 42, 0))
    assert refused(save, *wrong, kept=AttendanceMonth) == says
    with pytest.raises(MonthRefused) as raised:
        save(Entry("石砚/", 42, -1))
    assert raised.value.faults[0].why == "天数不能小于零。"


def test_a_month_to_come_is_refused() -> None:
    assert refused(save, Entry("林望舒/", 42, 0), month=JUNE + 1) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )


def test_the_queries_do_not_grow_with_the_people() -> None:
    for number in range(9):
        recorded("职工", JUNE - 1, staff_no=str(number))
    here = office()
    with CaptureQueriesContext(connection) as asked:
        assert len(monthly.sheet(here, JUNE).people) == 9
    assert len(asked) == 4
