"""A closed period, for what names a member and no organization."""

from datetime import date
from pathlib import Path

import pytest

from dangwu.accounts import changes as log
from dangwu.core.period import Period
from dangwu.members import changes
from dangwu.members.models import Member
from dangwu.organizations import locks
from dangwu.organizations.locks import PeriodLocked
from dangwu.organizations.models import FOREVER, Organization
from dangwu.posts.models import CommunityRegistration
from tests.examples import Example, load

INSIDE, BEFORE, AFTER = date(2020, 6, 30), date(2019, 12, 31), date(2020, 7, 1)


@pytest.fixture
def member(db: None) -> Member:
    """The first member of the stock world, whose bureau has issued its half year."""
    load(Example("office", Path("office"), {}))
    bureau = Organization.objects.get(pk=1)
    locks.lock(bureau, Period.parse("2020H1"), title="上半年党建工作总结")
    return Member.objects.get(pk=31)


@pytest.mark.parametrize("name", ["confirmed_on", "retired_on", "left_on"])
def test_a_day_of_hers_is_neither_moved_in_nor_out(member: Member, name: str) -> None:
    with pytest.raises(PeriodLocked):
        log.update(member, action="members.correct", **{name: INSIDE})
    Member.objects.filter(pk=31).update(**{name: INSIDE})
    member.refresh_from_db()
    with pytest.raises(PeriodLocked) as error:
        log.update(member, action="members.correct", **{name: AFTER})

    assert str(error.value).startswith(
        "“云岭市物资储备局第一党支部”2020-06-30的记录属于2020年上半年"
    )


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_on_both_sides_it_may(member: Member, day: date) -> None:
    log.update(member, action="members.correct", retired_on=day)

    assert Member.objects.get(pk=31).retired_on == day


def test_what_is_no_day_may_be_corrected(member: Member) -> None:
    log.update(member, action="members.correct", name="林望苏")

    assert Member.objects.get(pk=31).name == "林望苏"


def test_floating_ends_after_the_period(member: Member) -> None:
    changes.begin_floating(member, on=AFTER, today=date(2020, 7, 3))

    assert Member.objects.get(pk=31).floating_since == AFTER


@pytest.mark.parametrize(("since", "until"), [(INSIDE, AFTER), (BEFORE, INSIDE), (BEFORE, FOREVER)])
def test_a_registration_of_hers(member: Member, since: date, until: date) -> None:
    fields = {"member": member, "district": "云东区", "community": "听泉社区", "until": until}
    with pytest.raises(PeriodLocked):
        log.create(CommunityRegistration, action="posts.register", since=since, **fields)
    log.create(
        CommunityRegistration, action="posts.register", since=AFTER,
        **{**fields, "until": date(2020, 8, 1)},
    )  # fmt: skip
