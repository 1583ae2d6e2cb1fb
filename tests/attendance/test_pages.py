"""The pages of attendance, as each of the cast sees and uses them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.attendance import leaving, own
from dangwu.attendance.models import AttendanceMonth, Leave, LeaveState, Trip
from dangwu.members.models import Account, Member
from dangwu.organizations.models import Organization
from dangwu.pages.forms import new_token
from tests.cast import BRANCH, OTHER, STRANGER, TODAY, Cast, stock_cast

ROOM = "/records/attendance/"
SHEET = f"{ROOM}sheet/?unit={BRANCH}&month=2020-06"


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def version(record: Any) -> str:
    last = Change.objects.filter(model=record._meta.label, record_id=record.pk).order_by("-pk")
    return str(last.values_list("pk", flat=True).first() or 0)


@pytest.mark.parametrize(
    "page", ["", "months/", "leaves/", "leaves/?state=asked", "trips/", "sheet/", "sheet/?unit=3"]
)
@pytest.mark.parametrize("role", [*Role, STRANGER])
def test_who_may_read_reads(cast: Cast, role: str, page: str) -> None:
    reads = role in {Role.OFFICER, Role.SECRETARY, Role.COMMITTEE_MEMBER, Role.LEADER, Role.AUDITOR}
    assert cast[role].get(ROOM + page).status_code == (200 if reads else 403)


def ask(number: int = 32) -> Leave:
    return own.ask(
        Member.objects.get(pk=number), kind="事假", first_on=TODAY, last_on=TODAY, today=TODAY
    )


def test_a_members_leave_waits_in_her_secretarys_list(cast: Cast) -> None:
    made = ask()
    shown = text_of(cast[Role.SECRETARY].get(f"{ROOM}leaves/?state=asked"))
    assert "石砚" in shown
    page = f"{ROOM}leaves/{made.pk}/"
    typed = {"_token": new_token(), "_version": version(made), "on": "2020-07-03",
             "approver": "某党支部书记"}  # fmt: skip
    assert cast[Role.SECRETARY].post(page + "approve/", typed).headers["Location"] == page
    made.refresh_from_db()
    assert (made.state, made.approver) == (LeaveState.APPROVED, "某党支部书记")
    assert "石砚" not in text_of(cast[Role.SECRETARY].get(f"{ROOM}leaves/?state=asked"))
    assert "石砚" in text_of(cast[Role.SECRETARY].get(f"{ROOM}leaves/?state=approved"))


def test_nobody_approves_her_own(cast: Cast) -> None:
    account = Account.objects.get(user=cast.user(Role.SECRETARY))
    made = ask(account.member_id)
    typed = {
        "_token": new_token(),
        "_version": version(made),
        "on": "2020-07-03",
        "approver": "某甲",
    }
    answer = cast[Role.SECRETARY].post(f"{ROOM}leaves/{made.pk}/approve/", typed)
    assert "批准人应写明，且不能是本人。" in text_of(answer)


def test_another_branch_is_out_of_reach(cast: Cast) -> None:
    made = ask(41)
    assert made.organization_id == OTHER
    assert cast[Role.SECRETARY].get(f"{ROOM}leaves/{made.pk}/").status_code == 404
    assert cast[Role.OFFICER].get(f"{ROOM}leaves/{made.pk}/").status_code == 200


def test_a_refusal_and_a_cancelling_say_why(cast: Cast) -> None:
    made = ask()
    page = f"{ROOM}leaves/{made.pk}/"
    typed = {"_token": new_token(), "_version": version(made), "on": "2020-07-03",
             "approver": "某党务干事", "because": ""}  # fmt: skip
    assert "请填写不批准的理由。" in text_of(cast[Role.OFFICER].post(page + "refuse/", typed))
    cast[Role.OFFICER].post(page + "refuse/", typed | {"because": "任务紧", "_token": new_token()})
    assert "任务紧" in text_of(cast[Role.SECRETARY].get(page))
    again = ask()
    cast[Role.OFFICER].post(
        f"{ROOM}leaves/{again.pk}/cancel/",
        {"_token": new_token(), "_version": version(again), "reason_given": "不去了"},
    )
    again.refresh_from_db()
    assert again.state is LeaveState.CANCELLED


def leave(**more: str) -> dict[str, str]:
    return {
        "_token": new_token(), "organization": str(BRANCH), "member": "", "name": "职工甲",
        "staff_no": "", "kind": "病假", "first_on": "2020-07-01", "last_on": "2020-07-02",
        "half_days": "", "reason": "", **more,
    }  # fmt: skip


def test_a_leave_is_of_whole_days_unless_said(cast: Cast) -> None:
    cast[Role.SECRETARY].post(f"{ROOM}leaves/new/", leave())
    cast[Role.SECRETARY].post(
        f"{ROOM}leaves/new/", leave(member="31", name="", half_days="1.5", last_on="2020-07-02")
    )
    assert list(Leave.objects.order_by("pk").values_list("name", "member", "half_days")) == [
        ("职工甲", None, 4), ("林望舒", 31, 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": ""}, "请选择党员，或者写姓名。"),
        ({"half_days": "1.3"}, "看不懂天数“1.3”，请写天数，最小半天，例如 2.5。"),
        ({"half_days": "2.5"}, "职工甲的请假不能这样登记：起止日之间最多4个半天，现在是5个。"),
        ({"last_on": "2020-06-30"}, "职工甲的请假不能这样登记：止日2020-06-30早于起日2020-07-01。"),
    ],
)
def test_what_a_leave_cannot_be_is_said(cast: Cast, typed: dict[str, str], says: str) -> None:
    answer = cast[Role.SECRETARY].post(f"{ROOM}leaves/new/", leave(**typed))
    assert (answer.status_code, says in text_of(answer)) == (422, True)


def sheet(**more: str) -> dict[str, str]:
    return {
        "_token": new_token(), "due": "21", "who_0": "林望舒/", "counts_0": "on", "absent_0": "",
        "who_1": "石砚/", "counts_1": "on", "absent_1": "1.5", **more,
    }  # fmt: skip


def test_a_months_sheet_is_saved_once(cast: Cast) -> None:
    form = sheet()
    first = cast[Role.SECRETARY].post(SHEET, form)
    cast[Role.SECRETARY].post(SHEET, form)
    assert first.status_code == 302
    assert list(
        AttendanceMonth.objects.order_by("pk").values_list("name", "attended_half_days")
    ) == [("林望舒", 42), ("石砚", 39)]
    shown = text_of(cast[Role.LEADER].get(SHEET))
    assert "应 21 天，实 19.5 天" in shown


def test_a_wrong_row_stops_the_sheet(cast: Cast) -> None:
    answer = cast[Role.SECRETARY].post(SHEET, sheet(absent_1="22"))
    shown = text_of(answer)
    assert "全表没有写入：有1行不能登记，请改正标出的行后再保存。" in shown
    assert "缺勤22天，多于应出勤21天。" in shown
    assert not AttendanceMonth.objects.exists()


def test_a_row_not_ticked_is_left_out(cast: Cast) -> None:
    form = sheet()
    del form["counts_1"]
    cast[Role.SECRETARY].post(SHEET, form)
    assert list(AttendanceMonth.objects.values_list("name", flat=True)) == ["林望舒"]


def test_a_sheet_that_changed_meanwhile_is_opened_again(cast: Cast) -> None:
    answer = cast[Role.SECRETARY].post(SHEET, sheet(who_0="某甲/"))
    assert "打开之后考勤表有变化，请重新打开再填。" in text_of(answer)


def test_who_only_reads_fills_nothing(cast: Cast) -> None:
    assert "保存考勤" not in text_of(cast[Role.AUDITOR].get(SHEET))
    assert cast[Role.AUDITOR].post(SHEET, sheet()).status_code == 403


def test_approved_leave_is_filled_in_as_absence(cast: Cast) -> None:
    made = leaving.ask_leave(
        Organization.objects.get(pk=BRANCH), name="石砚", member=Member.objects.get(pk=32),
        kind="事假", first_on=date(2020, 6, 8), last_on=date(2020, 6, 8), half_days=1,
    )  # fmt: skip
    leaving.approve_leave(made, on=TODAY, approver="顾长河", today=TODAY)
    shown = text_of(cast[Role.SECRETARY].get(SHEET))
    assert "已批 0.5 天" in shown
    assert 'value="0.5"' in shown


def test_a_trip_is_registered_corrected_and_taken_out(cast: Cast) -> None:
    client = cast[Role.SECRETARY]
    client.post(f"{ROOM}trips/new/", {
        "_token": new_token(), "organization": str(BRANCH), "member": "31", "name": "",
        "staff_no": "", "purpose": "培训", "place": "省城", "first_on": "2020-07-01",
        "last_on": "2020-07-02", "registered_on": "2020-07-01",
    })  # fmt: skip
    made = Trip.objects.get()
    page = f"{ROOM}trips/{made.pk}/"
    client.post(page + "correct/", {
        "_token": new_token(), "_version": version(made), "purpose": "培训", "place": "青川市",
        "first_on": "2020-07-01", "last_on": "2020-07-02", "reason_given": "改地点",
    })  # fmt: skip
    made.refresh_from_db()
    assert made.place == "青川市"
    gone = {"_token": new_token(), "_version": version(made), "reason_given": "没有成行"}
    assert client.post(page + "take-out/", gone).headers["Location"] == f"{ROOM}trips/"
    assert not Trip.objects.exists()
