"""Leaves: both sides of each refusal, the log entry, and what a member asks for herself."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change, User
from dangwu.attendance import leaving, own
from dangwu.attendance.models import Leave, LeaveState
from dangwu.members.models import Account, Member
from dangwu.organizations.models import Organization
from tests.examples import Example, load
from tests.refusing import refused

TODAY = date(2020, 6, 30)
TOMORROW = date(2020, 7, 1)
HEAD = "林望舒的请假不能这样登记："
AHEAD = "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def member(number: int = 31) -> Member:
    return Member.objects.get(pk=number)


def leave(**fields: Any) -> Leave:
    given: dict[str, Any] = {
        "name": "林望舒", "kind": "事假", "first_on": TODAY, "last_on": TODAY, "half_days": 2,
    }  # fmt: skip
    return leaving.ask_leave(Organization.objects.get(pk=3), **{**given, **fields})


def approve(made: Leave, **fields: Any) -> None:
    leaving.approve_leave(made, **{"on": TODAY, "approver": "顾长河", "today": TODAY, **fields})


def refuse(made: Leave, **fields: Any) -> None:
    given = {"on": TODAY, "approver": "顾长河", "because": "任务紧", "today": TODAY}
    leaving.refuse_leave(made, **{**given, **fields})


def test_a_leave_fits_its_days() -> None:
    assert refused(leave, last_on=date(2020, 6, 29)) == HEAD + "止日2020-06-29早于起日2020-06-30。"
    for half_days in (0, 3):
        assert refused(leave, half_days=half_days) == (
            HEAD + f"起止日之间最多2个半天，现在是{half_days}个。"
        )
    assert refused(leave, first_on=date(2012, 2, 29)) == (
        "“云岭市物资储备局第一党支部”2012-02-29尚未成立或已撤销，不能登记请假，请核对日期。"
    )
    assert leave(half_days=1).state is LeaveState.ASKED


def test_two_halves_of_a_day_may_be_two_leaves() -> None:
    leave(half_days=1)
    leave(half_days=1, kind="病假")
    assert refused(leave, half_days=1) == (
        HEAD + "2020-06-30至2020-06-30已有事假（待批），日期重叠。请改日期，或先撤销那一次。"
    )


def test_leaves_do_not_overlap() -> None:
    approve(leave(last_on=TOMORROW, half_days=4))
    says = HEAD + "2020-06-30至2020-07-01已有事假（已批准），日期重叠。请改日期，或先撤销那一次。"
    assert refused(leave, first_on=TOMORROW, last_on=TOMORROW, half_days=1) == says
    leave(first_on=date(2020, 7, 2), last_on=date(2020, 7, 2))
    leave(name="石砚")
    leave(staff_no="0071")


def test_a_member_is_the_same_person_wherever_she_asks() -> None:
    leave(member=member())
    assert refused(leave, member=member(), name="林望舒同志").startswith("林望舒同志的请假")


@pytest.mark.parametrize("end", ["refused", "cancelled"])
def test_what_does_not_stand_is_in_nobodys_way(end: str) -> None:
    made = leave()
    if end == "refused":
        refuse(made)
    else:
        leaving.cancel_leave(made, on=TODAY, reason="不去了")
    leave()


def test_a_leave_is_approved_once_by_someone_else() -> None:
    made = leave()
    own_name = HEAD + "批准人应写明，且不能是本人。"
    for approver in ("", "林望舒"):
        assert refused(approve, made, approver=approver) == own_name
    assert refused(approve, made, on=TOMORROW) == AHEAD
    approve(made)
    assert refused(approve, made) == HEAD + "已由顾长河于2020-06-30批准。"
    assert refused(refuse, made) == HEAD + "已由顾长河于2020-06-30批准。"
    assert Change.objects.get(action="attendance.approve_leave").after == {
        "approved_on": "2020-06-30", "approver": "顾长河",
    }  # fmt: skip


def test_her_own_login_does_not_approve_it_whatever_its_name() -> None:
    user = User.objects.create(username="lin", name="小林")
    Account.objects.create(user=user, member=member())
    made = leave(member=member())
    says = HEAD + "批准人应写明，且不能是本人。"
    assert refused(approve, made, approver="小林", actor=user) == says
    approve(leave(name="石砚", member=member(32)), approver="小林", actor=user)


def test_a_refusal_has_its_reason() -> None:
    made = leave()
    assert refused(refuse, made, because=" ") == (
        "请写明不批准的理由：改动会连同理由留在更改记录里。"
    )
    assert refused(refuse, made, approver="林望舒") == HEAD + "批准人应写明，且不能是本人。"
    assert refused(refuse, made, on=TOMORROW) == AHEAD
    refuse(made)
    assert (made.state, made.refused_because) == (LeaveState.REFUSED, "任务紧")
    assert refused(approve, made) == HEAD + "顾长河已于2020-06-30不批准。"
    assert refused(leaving.cancel_leave, made, on=TODAY, reason="误") == (
        HEAD + "顾长河已于2020-06-30不批准。"
    )


def test_an_approved_leave_may_be_cancelled_once() -> None:
    made = leave()
    approve(made)
    assert refused(leaving.cancel_leave, made, on=TODAY, reason="") == (
        "请写明撤销请假的理由：改动会连同理由留在更改记录里。"
    )
    leaving.cancel_leave(made, on=TODAY, reason="任务取消")
    assert made.state is LeaveState.CANCELLED
    assert refused(leaving.cancel_leave, made, on=TODAY, reason="误") == (
        HEAD + "已于2020-06-30撤销。"
    )
    assert refused(approve, made) == HEAD + "已于2020-06-30撤销。"


def test_a_leave_is_corrected_beside_the_others() -> None:
    made = leave()
    leave(first_on=TOMORROW, last_on=TOMORROW)
    given: dict[str, Any] = {
        "kind": "病假", "first_on": TODAY, "last_on": TODAY, "half_days": 1, "reason": "误",
    }  # fmt: skip

    def act(**fields: Any) -> None:
        leaving.correct_leave(made, **{**given, **fields})

    assert "日期重叠" in refused(act, last_on=TOMORROW, half_days=4)
    assert refused(act, reason="") == "请写明更正请假的理由：改动会连同理由留在更改记录里。"
    act()
    log = Change.objects.get(action="attendance.correct_leave")
    assert (log.before, log.after) == (
        {"kind": "事假", "half_days": 2}, {"kind": "病假", "half_days": 1},
    )  # fmt: skip


def test_a_member_asks_in_her_branch_and_takes_it_back() -> None:
    made = own.ask(
        member(),
        kind="年休假",
        first_on=TOMORROW,
        last_on=date(2020, 7, 3),
        reason="探亲",
        today=TODAY,
    )
    assert (made.organization_id, made.half_days, made.asked_on) == (3, 6, TODAY)
    assert own.leaves_of(member()).waiting == 1
    assert refused(own.withdraw, member(32), made, today=TODAY) == HEAD + "只能撤回自己的申请。"
    own.withdraw(member(), made, today=TODAY)
    assert own.leaves_of(member()).leaves[0].state is LeaveState.CANCELLED


def test_what_is_approved_she_does_not_take_back_herself() -> None:
    made = own.ask(member(), kind="事假", first_on=TODAY, last_on=TODAY, half_days=1, today=TODAY)
    approve(made)
    assert refused(own.withdraw, member(), made, today=TODAY) == (
        HEAD + "已经批准，请找批准人撤销。"
    )
