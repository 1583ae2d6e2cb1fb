"""Attendance: both sides of each refusal, and the log entry."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.attendance import changes
from dangwu.attendance.models import Trip
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


def test_a_month_is_corrected_within_what_is_due() -> None:
    made = month(attended_half_days=38)
    act = changes.correct_month
    given: dict[str, Any] = {"due_half_days": 40, "attended_half_days": 40, "reason": "补签"}
    assert refused(act, made, **{**given, "attended_half_days": 41}) == (
        "林望舒的2020年6月考勤不能这样登记：实出勤41个半天，多于应出勤40个半天。"
    )
    assert refused(act, made, **{**given, "reason": " "}) == (
        "请写明更正考勤的理由：改动会连同理由留在更改记录里。"
    )
    act(made, **given)
    log = Change.objects.get(action="attendance.correct_month")
    assert (log.before, log.after, log.reason) == (
        {"attended_half_days": 38}, {"attended_half_days": 40}, "补签",
    )  # fmt: skip


def test_a_trip_is_registered_when_it_has_come_to_be() -> None:
    assert refused(trip, last_on=date(2020, 6, 29)) == (
        "林望舒的公差不能这样登记：止日2020-06-29早于起日2020-06-30。"
    )
    assert refused(trip, registered_on=date(2020, 7, 1)) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )
    trip(last_on=date(2020, 7, 3))
    assert Change.objects.get().action == "attendance.register_trip"


def test_a_trip_is_corrected_with_a_reason() -> None:
    made = trip()
    given: dict[str, Any] = {
        "purpose": "督导检查", "place": "省城", "first_on": TODAY, "last_on": TODAY, "reason": "漏写",
    }  # fmt: skip
    act = changes.correct_trip
    assert refused(act, made, **{**given, "last_on": date(2020, 6, 29)}) == (
        "林望舒的公差不能这样登记：止日2020-06-29早于起日2020-06-30。"
    )
    assert refused(act, made, **{**given, "reason": ""}) == (
        "请写明更正公差的理由：改动会连同理由留在更改记录里。"
    )
    act(made, **given)
    assert Change.objects.get(action="attendance.correct_trip").after == {"place": "省城"}


def test_what_is_taken_out_stays_in_the_log() -> None:
    made = trip()
    number = made.pk
    assert refused(changes.take_out, made, reason="", kept=Trip) == (
        "请写明撤销公差的理由：改动会连同理由留在更改记录里。"
    )
    changes.take_out(made, reason="重复")
    log = Change.objects.get(action="attendance.take_out")
    assert (log.record_id, log.before["purpose"], log.reason) == (number, "督导检查", "重复")
    assert not Trip.objects.exists()
