"""Attendance: both sides of each refusal, and the log entry."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.attendance import changes
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


def month(**fields: Any) -> Any:
    given: dict[str, Any] = {
        "name": "林望舒", "month_no": JUNE, "due_half_days": 40, "attended_half_days": 40,
        "today": TODAY,
    }  # fmt: skip
    return changes.record_month(office(), **{**given, **fields})


def leave(**fields: Any) -> Any:
    given: dict[str, Any] = {
        "name": "林望舒", "kind": "事假", "first_on": TODAY, "last_on": TODAY, "half_days": 2,
    }  # fmt: skip
    return changes.ask_leave(office(), **{**given, **fields})


def trip(**fields: Any) -> Any:
    given: dict[str, Any] = {
        "name": "林望舒", "purpose": "督导检查", "first_on": TODAY, "last_on": TODAY,
        "registered_on": TODAY, "today": TODAY,
    }  # fmt: skip
    return changes.register_trip(office(), **{**given, **fields})


def test_nobody_attends_more_than_is_due() -> None:
    assert refused(month, attended_half_days=41) == (
        "林望舒的2020年6月考勤不能这样登记：实出勤41个半天，多于应出勤40个半天。"
    )
    month()
    assert Change.objects.get().action == "attendance.record_month"


def test_a_month_is_recorded_once_and_once_begun() -> None:
    month()
    assert refused(month) == (
        "林望舒的2020年6月考勤不能这样登记："
        "已经登记过，请改原记录；同名的人请填写人员编号加以区别。"
    )
    month(staff_no="0071")
    assert refused(month, month_no=JUNE + 1) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )


def test_a_leave_fits_its_days() -> None:
    head = "林望舒的请假不能这样登记："
    assert refused(leave, last_on=date(2020, 6, 29)) == head + "止日2020-06-29早于起日2020-06-30。"
    for half_days in (0, 3):
        assert refused(leave, half_days=half_days) == (
            head + f"起止日之间最多2个半天，现在是{half_days}个。"
        )
    assert refused(leave, first_on=date(2012, 2, 29)) == (
        "“云岭市物资储备局第一党支部”2012-02-29尚未成立或已撤销，不能登记请假，请核对日期。"
    )
    leave(half_days=1)
    leave(half_days=2)


def test_a_leave_is_approved_once_by_someone_else() -> None:
    made = leave()
    own = "林望舒的请假不能这样登记：批准人应写明，且不能是本人。"
    for approver in ("", "林望舒"):
        assert refused(changes.approve_leave, made, on=TODAY, approver=approver, today=TODAY) == own
    changes.approve_leave(made, on=TODAY, approver="顾长河", today=TODAY)
    assert refused(changes.approve_leave, made, on=TODAY, approver="顾长河", today=TODAY) == (
        "林望舒的请假不能这样登记：已由顾长河于2020-06-30批准。"
    )
    assert Change.objects.get(action="attendance.approve_leave").after == {
        "approved_on": "2020-06-30", "approver": "顾长河",
    }  # fmt: skip


def test_a_trip_is_registered_when_it_has_come_to_be() -> None:
    assert refused(trip, last_on=date(2020, 6, 29)) == (
        "林望舒的公差不能这样登记：止日2020-06-29早于起日2020-06-30。"
    )
    assert refused(trip, registered_on=date(2020, 7, 1)) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )
    trip(last_on=date(2020, 7, 3))
    assert Change.objects.get().action == "attendance.register_trip"
