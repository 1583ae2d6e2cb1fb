"""The books of attendance, leaves and trips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from dangwu.attendance import forms
from dangwu.attendance.models import AttendanceMonth, Leave, LeaveState, Trip
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Choice, Link, Register, Writing, name_actions

_BRANCH = Column("organization__document_name", "单位或党组织")


class Months(Register):
    """Attendance by person and month."""

    model = AttendanceMonth
    slug = "months"
    hint = "每人每月应出勤、实出勤的天数；一个单位一个月的，在“本月考勤表”里一次登记。"
    columns = ("name", _BRANCH, "month_no", Column("due", "应出勤", "text"),
               Column("attended", "实出勤", "text"), Column("absent", "缺勤", "text"))  # fmt: skip
    details = ("name", "staff_no", _BRANCH, "month_no", Column("due", "应出勤", "text"),
               Column("attended", "实出勤", "text"), Column("absent", "缺勤", "text"))  # fmt: skip
    related = ("organization",)
    search = ("name",)
    order = ("-month_no", "-organization", "-pk")
    new = Writing("new", "登记一人", forms.MonthForm, "考勤已登记。")
    changes = (
        Writing("correct", "更正", forms.MonthCorrection, "已更正。"),
        Writing("take-out", "撤销", forms.TakeOutForm, "已撤销。", ends=True),
    )

    @classmethod
    def shown(cls) -> tuple[Column, ...]:
        """Return the columns; hundreds of thousands of rows keep the order of their index."""
        return tuple(replace(one, lookup="") for one in super().shown())

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the month's sheet."""
        return () if record is not None else (
            Link("本月考勤表", reverse("attendance:sheet"), "table"),
        )  # fmt: skip


def _by_state(rows: QuerySet[Any], chosen: str, access: Access) -> QuerySet[Any]:
    if chosen == LeaveState.CANCELLED:
        return rows.filter(cancelled_on__isnull=False)
    rows = rows.filter(cancelled_on=None)
    if chosen == LeaveState.ASKED:
        return rows.filter(approved_on=None, refused_on=None)
    decided = "refused_on" if chosen == LeaveState.REFUSED else "approved_on"
    return rows.filter(**{f"{decided}__isnull": False})


def _asked(record: Any, today: date) -> bool:
    return bool(record.state is LeaveState.ASKED)


def _stands(record: Any, today: date) -> bool:
    return record.state in {LeaveState.ASKED, LeaveState.APPROVED}


class Leaves(Register):
    """Leaves, from asking to approval."""

    model = Leave
    slug = "leaves"
    hint = "登记请假，批准后才计入；党员也可以在“我的”里自己申请，由支部或单位批准。"
    columns = ("name", _BRANCH, "kind", "first_on", "last_on", Column("length", "天数", "text"),
               Column("state_label", "状态", "text"))  # fmt: skip
    details = ("name", "staff_no", _BRANCH, "kind", "reason", "first_on", "last_on",
               Column("length", "天数", "text"), Column("state_label", "状态", "text"), "asked_on",
               "approved_on", "approver", "refused_on", "refused_because", "cancelled_on")  # fmt: skip
    related = ("organization",)
    search = ("name",)
    filters = ("kind",)
    choosing = (Choice("state", "状态", tuple(LeaveState.choices), _by_state),)
    day = "first_on"
    order = ("-first_on", "-pk")
    new = Writing("new", "登记请假", forms.LeaveForm, "请假已登记，等待批准。")
    changes = (
        Writing("approve", "批准", forms.ApproveForm, "已批准。", offered=_asked, main=True),
        Writing("refuse", "不批准", forms.RefuseForm, "已记为不批准。", offered=_asked),
        Writing("correct", "更正", forms.LeaveCorrection, "已更正。", offered=_stands),
        Writing("cancel", "撤销请假", forms.CancelForm, "请假已撤销。", offered=_stands),
    )

    def name_of(self, record: Any) -> str:
        """Return who is away, why and from when."""
        return f"{record.name}{record.first_on}起{record.get_kind_display()}"

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return those that wait."""
        return () if record is not None else (
            Link("待批的", f"{self.url()}?state=asked", "clock"),
        )  # fmt: skip


class Trips(Register):
    """Business trips."""

    model = Trip
    slug = "trips"
    hint = "登记因公外出；按登记日期计入公差人次。"
    columns = ("name", _BRANCH, "purpose", "place", "first_on", "last_on", "registered_on")
    details = ("name", "staff_no", _BRANCH, "purpose", "place", "first_on", "last_on",
               "registered_on")  # fmt: skip
    related = ("organization",)
    search = ("name", "purpose", "place")
    day = "registered_on"
    order = ("-registered_on", "-pk")
    new = Writing("new", "登记公差", forms.TripForm, "公差已登记。")
    changes = (
        Writing("correct", "更正", forms.TripCorrection, "已更正。"),
        Writing("take-out", "撤销", forms.TakeOutForm, "已撤销。", ends=True),
    )


BOOKS = (Months, Leaves, Trips)
name_actions(
    {
        "attendance.record_month": "登记考勤",
        "attendance.correct_month": "更正考勤",
        "attendance.ask_leave": "申请请假",
        "attendance.approve_leave": "批准请假",
        "attendance.refuse_leave": "不批准请假",
        "attendance.correct_leave": "更正请假",
        "attendance.cancel_leave": "撤销请假",
        "attendance.register_trip": "登记公差",
        "attendance.correct_trip": "更正公差",
        "attendance.take_out": "撤销",
    }
)
