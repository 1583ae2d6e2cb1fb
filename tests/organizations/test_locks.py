"""A period closed by a report: every write of its days is refused, in its scope only."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dangwu.accounts import changes as log
from dangwu.accounts.models import Change, User
from dangwu.core.period import Period
from dangwu.dues import changes as dues
from dangwu.dues.models import Base, Payment
from dangwu.meetings import changes as meetings
from dangwu.meetings.models import Attendance, Meeting, Presence
from dangwu.meetings.roster import entitled
from dangwu.members import changes as members
from dangwu.members.models import Member
from dangwu.organizations import changes as tree
from dangwu.organizations import committees, locks
from dangwu.organizations.locks import PeriodLocked
from dangwu.organizations.models import Kind, Lock, Nature, Organization, StaffCount
from dangwu.posts.models import Checkpoint
from tests.examples import Example, load, make

TODAY = date(2020, 7, 20)
HALF = Period.parse("2020H1")


@pytest.fixture
def world(db: None) -> None:
    """The stock world with a meeting of each half year."""
    load(Example("office", Path("office"), {}))
    for number, day in enumerate((date(2020, 6, 30), date(2020, 7, 1)), 1):
        row = {
            "id": number, "organization": 3, "kind": "支部集中学习", "form": "集中学习",
            "topic": "条例", "held_on": day, "minutes_long": 60, "expected": 2, "present": 2,
            "excused": 0, "absent": 0,
        }  # fmt: skip
        make("meetings.Meeting", row, "default")


@pytest.fixture
def officer(world: None) -> User:
    return User.objects.create_user("officer", name="秦知远")


@pytest.fixture
def closed(officer: User) -> Lock:
    """The bureau's first half year, closed."""
    bureau = Organization.objects.get(pk=1)
    return locks.lock(bureau, HALF, title="上半年党建工作总结", actor=officer)


def hold(day: date, organization: int = 3) -> Meeting:
    return meetings.hold(
        organization=Organization.objects.get(pk=organization), kind="支部集中学习",
        form="集中学习", topic="条例", held_on=day, minutes_long=60, expected=2, present=2,
        today=TODAY,
    )  # fmt: skip


def refused(name: str, day: str) -> str:
    return (
        f"“{name}”{day}的记录属于2020年上半年，这个时段已随《上半年党建工作总结》印发而锁定，没有写入。"
        "确需改动，请先在“文”里打开这份报告，用“重开”写明理由，改好后重新审核印发。"
    )


def test_a_write_of_a_closed_day_is_refused_by_name(closed: Lock) -> None:
    with pytest.raises(PeriodLocked) as error:
        hold(date(2020, 6, 30))

    assert str(error.value) == refused("云岭市物资储备局第一党支部", "2020-06-30")


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2020, 7, 1)])
def test_the_days_on_both_sides_are_open(closed: Lock, day: date) -> None:
    assert hold(day).pk


def test_beside_the_scope_nothing_is_closed(closed: Lock) -> None:
    assert hold(date(2020, 6, 30), organization=9).pk


def test_a_branch_s_own_lock_leaves_the_others_open(officer: User) -> None:
    locks.lock(Organization.objects.get(pk=4), HALF, title="二支部总结", actor=officer)

    assert hold(date(2020, 6, 30), organization=3).pk
    with pytest.raises(PeriodLocked):
        hold(date(2020, 6, 30), organization=4)


def test_reopened_it_is_open_and_leaves_a_trace(closed: Lock, officer: User) -> None:
    locks.reopen(closed, reason="补录六月会议", actor=officer)

    assert hold(date(2020, 6, 30)).pk
    kept = Change.objects.get(action="organizations.reopen")
    assert (kept.actor, kept.reason, kept.record_id) == (officer, "补录六月会议", closed.pk)
    assert closed.reopening_reason == "补录六月会议"


def test_corrections_are_held_to_the_record_s_day(closed: Lock) -> None:
    inside, outside = Meeting.objects.get(pk=1), Meeting.objects.get(pk=2)
    meetings.correct_counts(meeting=outside, expected=3, present=3, reason="漏记")
    with pytest.raises(PeriodLocked):
        meetings.correct_counts(meeting=inside, expected=3, present=3, reason="漏记")

    inside.refresh_from_db()
    assert (inside.expected, outside.expected) == (2, 3)


@pytest.mark.parametrize(("number", "day"), [(1, date(2020, 7, 2)), (2, date(2020, 6, 2))])
def test_a_day_may_move_neither_out_nor_in(closed: Lock, number: int, day: date) -> None:
    with pytest.raises(PeriodLocked):
        log.update(Meeting.objects.get(pk=number), action="meetings.correct", held_on=day)


def test_what_hangs_on_a_record_is_closed_with_it(closed: Lock) -> None:
    states = dict.fromkeys(Member.objects.filter(pk__in=[31, 32]), Presence.PRESENT)
    with pytest.raises(PeriodLocked):
        meetings.list_attendance(meeting=Meeting.objects.get(pk=1), states=states)
    meetings.list_attendance(meeting=Meeting.objects.get(pk=2), states=states)

    assert Attendance.objects.count() == 2


def test_many_at_once_are_refused_whole(closed: Lock) -> None:
    days = (date(2020, 7, 1), date(2020, 6, 30))
    counts = [StaffCount(organization_id=1, counted_on=day, staff=9) for day in days]
    with pytest.raises(PeriodLocked):
        log.create_many(StaffCount, counts, action="organizations.count_staff")

    assert not StaffCount.objects.exists()


def test_dues_are_closed_by_the_day_they_were_paid(closed: Lock) -> None:
    member = Member.objects.get(pk=31)
    with pytest.raises(PeriodLocked):
        dues.pay(
            member, month_no=2020 * 12 + 5, amount_fen=500, paid_on=date(2020, 6, 30), today=TODAY
        )
    dues.pay(member, month_no=2020 * 12 + 5, amount_fen=500, paid_on=date(2020, 7, 1), today=TODAY)

    assert Payment.objects.get().paid_on == date(2020, 7, 1)


def test_a_month_stands_for_its_days(closed: Lock) -> None:
    member = Member.objects.get(pk=31)
    with pytest.raises(PeriodLocked):
        dues.set_base(member, category="在职", since_month=2020 * 12 + 5, base_fen=1)
    dues.set_base(member, category="在职", since_month=2020 * 12 + 6, base_fen=1)

    assert Base.objects.count() == 1


def test_members_neither_come_nor_go_on_a_closed_day(closed: Lock) -> None:
    member = Member.objects.get(pk=31)
    with pytest.raises(PeriodLocked):
        members.leave(member, on=date(2020, 6, 30), reason="去世", today=TODAY)
    members.leave(member, on=date(2020, 7, 1), reason="去世", today=TODAY)

    assert Member.objects.get(pk=31).left_on == date(2020, 7, 1)


def test_what_is_still_running_may_be_corrected_not_begun(closed: Lock) -> None:
    branch = Organization.objects.get(pk=3)
    old = Checkpoint(organization=branch, name="东门", district="云东区", since=date(2020, 1, 5))
    old.save()
    log.update(old, action="posts.correct", name="西门")
    with pytest.raises(PeriodLocked):
        log.create(
            Checkpoint, action="posts.set_up", organization=branch, name="南门",
            district="云东区", since=date(2019, 5, 1),
        )  # fmt: skip
    with pytest.raises(PeriodLocked):
        log.update(old, action="posts.close", until=date(2020, 6, 30))
    log.update(old, action="posts.close", until=date(2020, 7, 1))


def test_a_term_that_ends_in_a_closed_period_is_no_event_of_it(closed: Lock) -> None:
    made = committees.begin_term(
        organization=Organization.objects.get(pk=3), began_on=date(2020, 7, 2),
        ends_on=date(2023, 7, 1),
    )  # fmt: skip
    assert made.pk


def test_the_tree_is_closed_too(closed: Lock) -> None:
    branch, bureau = Organization.objects.get(pk=3), Organization.objects.get(pk=1)
    with pytest.raises(PeriodLocked):
        tree.move(branch, parent=bureau, on=date(2020, 6, 30))
    with pytest.raises(PeriodLocked):
        tree.dissolve(branch, on=date(2020, 6, 30))
    with pytest.raises(PeriodLocked):
        tree.found(
            parent=bureau, founded_on=date(2020, 6, 30), kind=Kind.BRANCH, nature=Nature.OFFICE,
            full_name="云岭市物资储备局第三党支部", document_name="第三党支部",
        )  # fmt: skip
    tree.move(branch, parent=bureau, on=date(2020, 7, 1))


def test_reading_a_closed_day_is_free(closed: Lock) -> None:
    branch = Organization.objects.get(pk=3)
    assert len(entitled(branch, "支部集中学习", date(2020, 6, 30))) == 2


def test_locks_over_a_period(closed: Lock) -> None:
    branch, other = Organization.objects.get(pk=3), Organization.objects.get(pk=9)

    assert locks.locks_over(branch, Period.parse("2020Q2")) == [closed]
    assert locks.locks_over(branch, Period.parse("2020H2")) == []
    assert locks.locks_over(other, HALF) == []


def test_one_query_a_write_where_nothing_is_closed(
    world: None, django_assert_num_queries: Callable[..., object]
) -> None:
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        locks.require_open(Organization(pk=3), TODAY)
