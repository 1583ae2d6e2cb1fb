"""The books of posts: who sees and may, a day's shifts at once, people by name, corrections."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.members.models import Member
from dangwu.organizations.models import FOREVER, Organization
from dangwu.pages.forms import new_token
from dangwu.pages.registers import Register
from dangwu.posts import changes, views, views_service
from dangwu.posts.fields import ClockField
from dangwu.posts.models import (
    Checkpoint,
    CommunityRegistration,
    Donation,
    PracticalThing,
    Shift,
    VolunteerActivity,
    VolunteerAttendance,
)
from tests.cast import BRANCH, OTHER, TODAY, UNIT, Cast, stock_cast
from tests.rooms.walking import filled, queries, text_of, walk

KINDS = (*views.REGISTERS, *views_service.REGISTERS)
WHERE = "/records/posts"
DAY = date(2020, 2, 1)


def unit(number: int) -> Organization:
    return Organization.objects.get(pk=number)


@pytest.fixture
def cast(db: None) -> Cast:
    made = stock_cast()
    for number, name in ((BRANCH, "我支部"), (OTHER, "别支部")):
        _fill(unit(number), name, Member.objects.get(pk=number * 10 + 1))
    return made


def _fill(where: Organization, name: str, member: Member) -> None:
    common: dict[str, Any] = {"organization": where, "today": TODAY}
    checkpoint = changes.open_checkpoint(
        organization=where, name=f"{name}卡点", district="河东区", since=DAY
    )
    changes.add_shift(
        **common, checkpoint=checkpoint, worked_on=DAY, from_minute=480, to_minute=960,
        person_name=f"{name}值守人", worked=False,
    )  # fmt: skip
    changes.check_household(
        **common, checkpoint=checkpoint, household=f"{name}住户", people=3, checked_on=DAY
    )
    changes.donate(**common, amount_fen=10000, donated_on=DAY, person_name=f"{name}捐款人")
    team = changes.found_team(organization=where, name=f"{name}服务队", since=DAY)
    activity = changes.hold_activity(**common, topic=f"{name}活动", held_on=DAY, team=team)
    changes.attend(**common, activity=activity, person_name=f"{name}参加人")
    changes.register(member=member, community=f"{name}社区", since=DAY, today=TODAY)
    changes.undertake(**common, title=f"{name}实事", undertaken_on=DAY)
    changes.serve(**common, topic=f"{name}服务", people=12, served_on=DAY)
    changes.comfort(**common, recipients=f"{name}老人", people=2, visited_on=DAY, amount_fen=60000)


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.slug)
def test_a_book_keeps_to_the_grant_and_all_its_pages_open(cast: Cast, kind: type[Register]) -> None:
    walk(cast, kind, "我支部", "别支部")


def _more(kind: type[Register]) -> Iterator[Any]:
    record = kind.model._default_manager.order_by("pk")[0]
    for number in range(1, 7):
        record.pk = None
        for name in ("since", "checked_on"):
            if hasattr(record, name):
                setattr(record, name, DAY + timedelta(days=number))
        yield record


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.slug)
def test_no_query_more_for_more_rows(cast: Cast, kind: type[Register]) -> None:
    few = queries(cast, kind)
    for record in _more(kind):
        record.save(force_insert=True)
    assert queries(cast, kind) == few


def test_a_days_shifts_are_marked_at_once(cast: Cast) -> None:
    ours, theirs = Shift.objects.order_by("pk")
    page = text_of(cast, Role.SECRETARY, f"{WHERE}/shifts/came/?day=2020-02-01")
    assert "我支部值守人" in page
    assert "08:00–16:00" in page
    assert "别支部值守人" not in page
    form = {f"came_{ours.pk}": "1", f"came_{theirs.pk}": "1", "_token": new_token()}
    answer = cast[Role.SECRETARY].post(f"{WHERE}/shifts/came/?day=2020-02-01", form)
    assert answer.headers["Location"] == f"{WHERE}/shifts/came/?day=2020-02-01"
    assert list(Shift.objects.order_by("pk").values_list("worked", flat=True)) == [True, False]
    entry = Change.objects.get(action="posts.mark_worked")
    assert (entry.record_id, entry.actor) == (ours.pk, cast.user(Role.SECRETARY))


def test_who_stands_as_said_is_not_written_again(cast: Cast) -> None:
    ours = Shift.objects.order_by("pk")[0]
    form = {f"came_{ours.pk}": "0", "_token": new_token()}
    cast[Role.SECRETARY].post(f"{WHERE}/shifts/came/?day=2020-02-01", form)
    assert not Change.objects.filter(action="posts.mark_worked").exists()


def test_a_day_without_shifts_says_what_to_do(cast: Cast) -> None:
    page = text_of(cast, Role.OFFICER, f"{WHERE}/shifts/came/")
    assert "2020年7月3日没有班次。" in page
    assert "先排班，再记到岗。" in page
    assert "2020-02-01" in page  # the nearest day with shifts
    assert cast[Role.AUDITOR].get(f"{WHERE}/shifts/came/").status_code == 403


def shift(cast: Cast, role: str, **more: str) -> Any:
    checkpoint = Checkpoint.objects.order_by("pk")[0]
    typed = {
        "checkpoint": str(checkpoint.pk), "worked_on": "2020-02-03", "from_minute": "20:00",
        "to_minute": "8:00", "worked": "on", **more,
    }  # fmt: skip
    return filled(cast, role, f"{WHERE}/shifts/new/", **typed)


def test_a_members_shift_stands_for_her_branch_and_over_midnight(cast: Cast) -> None:
    shift(cast, Role.SECRETARY, member="31")
    made = Shift.objects.get(member=31)
    assert (made.organization_id, made.from_minute, made.to_minute) == (BRANCH, 1200, 1920)


def test_a_shift_of_nobody_is_asked_about(cast: Cast) -> None:
    answer = shift(cast, Role.SECRETARY, person_name="甲")
    assert "请选党员；不是党员的，请选党组织并填写姓名。" in answer.content.decode()
    shift(cast, Role.SECRETARY, person_name="甲", organization=str(BRANCH))
    assert Shift.objects.filter(person_name="甲", organization=BRANCH).exists()


def test_a_shift_before_the_checkpoint_stood_is_refused_in_the_form(cast: Cast) -> None:
    answer = shift(cast, Role.SECRETARY, member="31", worked_on="2020-01-31")
    assert answer.status_code == 422
    assert "卡点“我支部卡点”2020-02-01设立，2020-01-31不在其间" in answer.content.decode()


def test_somebody_who_was_no_member_that_day_is_said_in_the_form(cast: Cast) -> None:
    answer = shift(cast, Role.SECRETARY, member="32", worked_on="2019-11-04")
    assert answer.status_code == 422
    assert "石砚2019-11-04不在册，不能登记当日的事项，请核对日期。" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("08:30", 510),
        ("8:05", 485),
        ("8点", 480),
        ("20：00", 1200),
        ("次日08:00", 1920),
        ("24:00", 1440),
    ],
)
def test_times_as_people_write_them(typed: str, minutes: int) -> None:
    assert ClockField().clean(typed) == minutes


@pytest.mark.parametrize("typed", ["25:00", "8:60", "早上", "24:01"])
def test_times_that_are_none(typed: str) -> None:
    with pytest.raises(
        ValidationError,
        match=re.escape(f"看不懂时间“{typed}”，请写成 08:30；过了零点的写 次日08:00。"),
    ):
        ClockField().clean(typed)


def test_a_correction_looks_at_what_hangs_on_it(cast: Cast) -> None:
    checkpoint = Checkpoint.objects.order_by("pk")[0]
    address = f"{WHERE}/checkpoints/{checkpoint.pk}/correct/"
    page = cast[Role.OFFICER].get(address)
    assert page.context["form"]["until"].value() is None
    refused = filled(cast, Role.OFFICER, address, since="2020-02-02", reason="记错")
    assert (
        "卡点“我支部卡点”2020-02-02设立，2020-02-01不在其间：请核对日期，或者先更正卡点的设立、撤除日期。"
        in refused.content.decode()
    )
    filled(cast, Role.OFFICER, address, since="2020-01-30", reason="记错")
    checkpoint.refresh_from_db()
    assert (checkpoint.since, checkpoint.until) == (date(2020, 1, 30), FOREVER)


def test_a_shift_corrected_may_keep_its_own_hours(cast: Cast) -> None:
    shift(cast, Role.SECRETARY, member="31")
    shift(cast, Role.SECRETARY, member="31", worked_on="2020-02-05")
    first, second = Shift.objects.filter(member=31).order_by("worked_on")
    filled(
        cast,
        Role.SECRETARY,
        f"{WHERE}/shifts/{first.pk}/correct/",
        to_minute="次日07:00",
        reason="早走",
    )
    first.refresh_from_db()
    assert first.to_minute == 1860
    refused = filled(
        cast, Role.SECRETARY, f"{WHERE}/shifts/{second.pk}/correct/", worked_on="2020-02-04",
        from_minute="06:00", to_minute="09:00", reason="记错",
    )  # fmt: skip
    assert (
        "林望舒已排在2020-02-03“我支部卡点”20:00至次日7:00的班次，时间重叠"
        in refused.content.decode()
    )


def test_what_ends_ends_on_a_day(cast: Cast) -> None:
    checkpoint = Checkpoint.objects.order_by("pk")[0]
    filled(cast, Role.SECRETARY, f"{WHERE}/checkpoints/{checkpoint.pk}/close/", on="2020-05-01")
    checkpoint.refresh_from_db()
    assert checkpoint.until == date(2020, 5, 1)
    assert "我支部卡点" not in text_of(cast, Role.OFFICER, f"{WHERE}/checkpoints/?state=now")
    assert "我支部卡点" in text_of(cast, Role.OFFICER, f"{WHERE}/checkpoints/?state=over")
    registration = CommunityRegistration.objects.order_by("pk")[0]
    filled(
        cast,
        Role.SECRETARY,
        f"{WHERE}/registrations/{registration.pk}/deregister/",
        on="2020-06-01",
    )
    registration.refresh_from_db()
    assert registration.until == date(2020, 6, 1)


def test_a_practical_thing_is_done(cast: Cast) -> None:
    thing = PracticalThing.objects.order_by("pk")[0]
    refused = filled(cast, Role.SECRETARY, f"{WHERE}/things/{thing.pk}/finish/", on="2020-01-31")
    assert (
        "“我支部实事”的办结日期2020-01-31早于立项日期2020-02-01：请核对日期。"
        in refused.content.decode()
    )
    filled(cast, Role.SECRETARY, f"{WHERE}/things/{thing.pk}/finish/")
    thing.refresh_from_db()
    assert thing.done_on == TODAY
    assert "我支部实事" not in text_of(cast, Role.OFFICER, f"{WHERE}/things/?state=open")


def test_who_came_to_an_activity_is_added_from_its_page(cast: Cast) -> None:
    activity = VolunteerActivity.objects.order_by("pk")[0]
    page = text_of(cast, Role.SECRETARY, f"{WHERE}/activities/{activity.pk}/")
    assert f"{WHERE}/attendances/new/?activity={activity.pk}" in page
    filled(cast, Role.SECRETARY, f"{WHERE}/attendances/new/?activity={activity.pk}", member="31")
    assert VolunteerAttendance.objects.get(member=31).organization_id == BRANCH
    again = filled(
        cast, Role.SECRETARY, f"{WHERE}/attendances/new/?activity={activity.pk}", member="31"
    )
    assert "林望舒已记入2020-02-01“我支部活动”的参加人员，不必再记。" in again.content.decode()


def test_money_is_typed_in_yuan_and_shown_so(cast: Cast) -> None:
    filled(
        cast, Role.SECRETARY, f"{WHERE}/donations/new/", member="31", amount_fen="1,234.50",
        donated_on="2020-02-02", cause="抗疫",
    )  # fmt: skip
    assert Donation.objects.get(member=31).amount_fen == 123450
    assert "1,234.50" in text_of(cast, Role.SECRETARY, f"{WHERE}/donations/")


def test_people_of_elsewhere_stand_at_a_checkpoint_of_ours_and_ours_at_theirs(cast: Cast) -> None:
    """A secretary opens the checkpoint of another branch at which her member stood."""
    theirs = Checkpoint.objects.order_by("pk")[1]
    changes.add_shift(
        organization=unit(BRANCH), checkpoint=theirs, worked_on=DAY, from_minute=0, to_minute=60,
        person_name="我支部援助", today=TODAY,
    )  # fmt: skip
    page = text_of(cast, Role.SECRETARY, f"{WHERE}/checkpoints/{theirs.pk}/")
    assert "我支部援助" in page
    assert "别支部值守人" not in page
    assert unit(UNIT)


def test_a_branch_comes_to_an_activity_at_once(cast: Cast) -> None:
    activity = VolunteerActivity.objects.order_by("pk")[0]
    address = f"{WHERE}/activities/{activity.pk}/people/"
    assert "林望舒" in text_of(cast, Role.SECRETARY, address)
    assert "阿依努尔" not in text_of(cast, Role.SECRETARY, address)
    filled(cast, Role.SECRETARY, address, of_31="on")
    assert [one.member_id for one in VolunteerAttendance.objects.exclude(member=None)] == [31]
    left = cast[Role.SECRETARY].get(address).context["people"]
    assert [one.name for one in left] == ["石砚"]
    again = filled(cast, Role.SECRETARY, address)
    assert "一个人也没有选：请至少登记一人再保存。" in again.content.decode()


def test_a_branch_takes_the_same_shift(cast: Cast) -> None:
    checkpoint = Checkpoint.objects.order_by("pk")[0]
    address = f"{WHERE}/checkpoints/{checkpoint.pk}/plan/"
    typed = {"worked_on": "2020-07-10", "from_minute": "20:00", "to_minute": "08:00"}
    answer = filled(cast, Role.SECRETARY, address, **typed, of_31="on", of_32="on")
    assert answer.headers["Location"] == f"{WHERE}/checkpoints/{checkpoint.pk}/"
    made = Shift.objects.filter(member__in=(31, 32))
    assert {(one.organization_id, one.to_minute, one.worked) for one in made} == {
        (BRANCH, 1920, False)
    }
    refused = filled(cast, Role.SECRETARY, address, **typed, of_31="on")
    assert "林望舒已排在2020-07-10“我支部卡点”20:00至次日8:00的班次" in refused.content.decode()


def test_a_branch_gives_in_one_table(cast: Cast) -> None:
    address = f"{WHERE}/donations/branch/"
    typed = {"donated_on": "2020-02-02", "cause": "抗疫", "of_31": "100", "of_32": "50.5"}
    filled(cast, Role.SECRETARY, address, **typed)
    given = Donation.objects.exclude(member=None).order_by("member")
    assert [(one.member_id, one.amount_fen, one.cause) for one in given] == [
        (31, 10000, "抗疫"), (32, 5050, "抗疫"),
    ]  # fmt: skip
    wrong = filled(cast, Role.SECRETARY, address, donated_on="2020-02-02", of_31="0")
    assert "金额不能小于0.01元，现在是0。" in wrong.content.decode()
    assert cast[Role.AUDITOR].get(address).status_code == 403


def test_a_whole_city_is_not_listed_on_one_page(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dangwu.posts import rolls

    monkeypatch.setattr(rolls, "_LISTED", 1)
    page = text_of(cast, Role.OFFICER, f"{WHERE}/donations/branch/?organization={BRANCH}")
    assert "“第一党支部”有2名党员，一次列不下，请选它下面的一个党支部。" in page
    assert "石砚" not in page
