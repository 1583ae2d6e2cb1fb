"""The writes of posts: what is logged, and what is refused on which side of which limit."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.core.errors import DangwuError
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.posts import changes
from dangwu.posts.models import Checkpoint, Donation, Shift
from tests.examples import Example, load

pytestmark = pytest.mark.django_db
TODAY = date(2020, 6, 30)
DAY, EVE, MORROW = date(2020, 3, 1), date(2020, 2, 29), date(2020, 3, 2)


@pytest.fixture
def branch() -> Organization:
    load(Example("", Path(), {}))
    return Organization.objects.get(pk=3)


@pytest.fixture
def member(branch: Organization) -> Member:
    return Member.objects.get(pk=31)


@pytest.fixture
def gate(branch: Organization) -> Checkpoint:
    return changes.open_checkpoint(
        organization=branch, name="柳林路口", district="河东区", community="向阳社区", since=DAY
    )


def last() -> str:
    return Change.objects.latest("pk").action


def refuse(write: Any, **given: object) -> str:
    with pytest.raises(DangwuError) as refused:
        write(**given)
    return str(refused.value)


def shift(gate: Checkpoint, **given: Any) -> Shift:
    usual: dict[str, Any] = {
        "worked_on": DAY, "from_minute": 480, "to_minute": 1200, "person_name": "童小满",
    }  # fmt: skip
    return changes.add_shift(
        organization=gate.organization, checkpoint=gate, **{**usual, **given}, today=TODAY
    )


def test_a_checkpoint_ends_after_it_began(gate: Checkpoint) -> None:
    assert last() == "posts.open_checkpoint"
    assert refuse(changes.close_checkpoint, checkpoint=gate, until=DAY) == (
        "“柳林路口”2020-03-01才开始，不能从2020-03-01起终止：请核对日期。"
    )
    changes.close_checkpoint(checkpoint=gate, until=MORROW)
    assert last() == "posts.close_checkpoint"


def test_a_shift_stands_within_the_checkpoints_days(gate: Checkpoint) -> None:
    assert refuse(shift, gate=gate, worked_on=EVE) == (
        "卡点“柳林路口”2020-03-01设立，2020-02-29不在其间："
        "请核对日期，或者先更正卡点的设立、撤除日期。"
    )
    changes.close_checkpoint(checkpoint=gate, until=MORROW)
    assert refuse(shift, gate=gate, worked_on=MORROW) == (
        "卡点“柳林路口”2020-03-01设立，2020-03-02起撤除，2020-03-02不在其间："
        "请核对日期，或者先更正卡点的设立、撤除日期。"
    )
    made = shift(gate)
    entry = Change.objects.latest("pk")
    assert (entry.action, entry.record_id) == ("posts.add_shift", made.pk)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (1440, 1500, "次日0:00到次日1:00"),
        (480, 480, "8:00到8:00"),
        (480, 1921, "8:00到次日8:01"),
    ],
)
def test_a_shift_lasts_a_day_at_most(gate: Checkpoint, since: int, until: int, words: str) -> None:
    assert refuse(shift, gate=gate, from_minute=since, to_minute=until) == (
        f"班次从{words}不成立："
        "起点应在当日0:00至23:59，止点应晚于起点且不超过24小时；跨零点的止点加24小时。"
    )


@pytest.mark.parametrize(("since", "until"), [(0, 1), (1439, 1440), (480, 1920)])
def test_shifts_at_the_limits(gate: Checkpoint, since: int, until: int) -> None:
    assert shift(gate, from_minute=since, to_minute=until).pk


def test_nobody_stands_at_two_places(gate: Checkpoint, member: Member) -> None:
    shift(gate, member=member, person_name="", from_minute=1200, to_minute=1920)

    words = "林望舒已排在2020-03-01“柳林路口”20:00至次日8:00的班次，时间重叠：请改时间或换人。"
    assert refuse(shift, gate=gate, member=member, from_minute=600, to_minute=1201) == words
    assert (
        refuse(shift, gate=gate, member=member, worked_on=MORROW, from_minute=479, to_minute=600)
        == words
    )
    shift(gate, member=member, from_minute=600, to_minute=1200)
    shift(gate, member=member, worked_on=MORROW, from_minute=480, to_minute=600)
    shift(gate, from_minute=1200, to_minute=1920)  # another person may
    assert Shift.objects.count() == 4


def test_a_shift_reaching_into_a_later_one_is_refused(gate: Checkpoint, member: Member) -> None:
    shift(gate, member=member, worked_on=MORROW, from_minute=0, to_minute=60)

    assert refuse(shift, gate=gate, member=member, from_minute=1200, to_minute=1441) == (
        "林望舒已排在2020-03-02“柳林路口”0:00至1:00的班次，时间重叠：请改时间或换人。"
    )
    assert shift(gate, member=member, from_minute=1200, to_minute=1440).pk


def test_a_shift_and_a_donation_are_someones(gate: Checkpoint) -> None:
    assert refuse(shift, gate=gate, person_name="") == (
        "2020-03-01的值守班次没有写明是谁：请选党员，或者填写非党员姓名。"
    )
    given = {"organization": gate.organization, "donated_on": DAY}
    assert refuse(changes.donate, amount_fen=1, **given, today=TODAY) == (
        "2020-03-01的捐款没有写明是谁：请选党员，或者填写非党员姓名。"
    )
    assert refuse(changes.donate, amount_fen=0, person_name="童小满", **given, today=TODAY) == (
        "捐款金额为0分，应大于零：请核对金额。"
    )
    assert not Donation.objects.exists()
    changes.donate(
        organization=gate.organization, donated_on=DAY, amount_fen=1, person_name="童", today=TODAY
    )
    assert last() == "posts.donate"


def test_a_planned_shift_is_marked_worked(gate: Checkpoint) -> None:
    made = shift(gate, worked=False)

    changes.mark_worked(shift=made, worked=True, today=TODAY)
    entry = Change.objects.latest("pk")
    assert (entry.action, entry.before) == ("posts.mark_worked", {"worked": False})


def test_a_household_is_checked_once_a_day(gate: Checkpoint) -> None:
    given = {"organization": gate.organization, "checkpoint": gate, "household": "3-501"}
    changes.check_household(people=3, checked_on=DAY, **given, today=TODAY)  # type: ignore[arg-type]
    assert last() == "posts.check_household"

    assert refuse(changes.check_household, people=4, checked_on=DAY, **given, today=TODAY) == (
        "2020-03-01“柳林路口”已有住户“3-501”的排查记录（3人）：如有误请更正原记录。"
    )
    assert refuse(
        changes.check_household, people=4, checked_on=EVE, **given, today=TODAY
    ).startswith("卡点“柳林路口”2020-03-01设立，2020-02-29不在其间：")
    changes.check_household(people=4, checked_on=MORROW, **given, today=TODAY)  # type: ignore[arg-type]


def test_a_team_and_its_activities(branch: Organization, member: Member) -> None:
    team = changes.found_team(organization=branch, name="红马甲队", since=DAY)
    assert last() == "posts.found_team"
    activity = changes.hold_activity(
        organization=branch, topic="清扫", held_on=DAY, team=team, today=TODAY
    )
    assert last() == "posts.hold_activity"
    changes.attend(organization=branch, activity=activity, member=member, today=TODAY)
    assert last() == "posts.attend"

    given = {"organization": branch, "activity": activity}
    assert refuse(changes.attend, member=member, **given, today=TODAY) == (
        "林望舒已记入2020-03-01“清扫”的参加人员，不必再记。"
    )
    assert refuse(changes.attend, **given, today=TODAY) == (
        "2020-03-01的志愿服务没有写明是谁：请选党员，或者填写非党员姓名。"
    )
    changes.attend(organization=branch, activity=activity, person_name="童小满", today=TODAY)
    changes.attend(
        organization=branch, activity=activity, person_name="童小满", today=TODAY
    )  # a namesake
    assert refuse(changes.disband_team, team=team, until=DAY) == (
        "“红马甲队”2020-03-01才开始，不能从2020-03-01起终止：请核对日期。"
    )
    changes.disband_team(team=team, until=MORROW)
    assert last() == "posts.disband_team"


def test_a_member_registers_once(member: Member) -> None:
    made = changes.register(member=member, community="向阳社区", since=DAY, today=TODAY)
    assert last() == "posts.register"

    assert refuse(
        changes.register, member=member, community="向阳社区", since=MORROW, today=TODAY
    ) == ("林望舒自2020-03-01起已在“向阳社区”报到，不必再记；如已搬离，请先注销。")
    assert refuse(changes.deregister, registration=made, until=DAY) == (
        "“林望舒（向阳社区）”2020-03-01才开始，不能从2020-03-01起终止：请核对日期。"
    )
    changes.deregister(registration=made, until=MORROW)
    assert last() == "posts.deregister"
    assert changes.register(member=member, community="向阳社区", since=MORROW, today=TODAY).pk


def test_a_thing_is_done_after_it_was_undertaken(branch: Organization) -> None:
    thing = changes.undertake(organization=branch, title="加装扶手", undertaken_on=DAY, today=TODAY)
    assert last() == "posts.undertake"

    assert refuse(changes.finish_thing, thing=thing, on=EVE, today=TODAY) == (
        "“加装扶手”的办结日期2020-02-29早于立项日期2020-03-01：请核对日期。"
    )
    changes.finish_thing(thing=thing, on=DAY, today=TODAY)
    assert last() == "posts.finish_thing"


def test_services_and_visits_are_logged(branch: Organization) -> None:
    changes.serve(organization=branch, topic="代购", people=3, served_on=DAY, today=TODAY)
    assert last() == "posts.serve"
    given = {"organization": branch, "recipients": "老党员", "people": 2, "visited_on": DAY}
    assert refuse(changes.comfort, amount_fen=-1, **given, today=TODAY) == (
        "慰问金额为-1分，应不小于零：请核对金额。"
    )
    changes.comfort(amount_fen=0, **given, today=TODAY)  # type: ignore[arg-type]
    assert last() == "posts.comfort"
