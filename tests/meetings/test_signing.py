"""The code that changes every 30 seconds, and signing in by it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from dangwu.accounts.models import Change
from dangwu.meetings import attending, convening, signing
from dangwu.meetings.attending import Mark
from dangwu.meetings.models import Convening, RosterEntry
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.examples import Example, load
from tests.refusing import refused

NOW = datetime(2020, 6, 30, 7, 0, 0, tzinfo=UTC)  # 15:00 in China
TODAY = date(2020, 6, 30)
STEP = timedelta(seconds=30)
SECOND = timedelta(seconds=1)


def test_a_code_lives_from_its_step_to_the_end_of_the_next() -> None:
    for code in (signing.token(7, NOW), signing.digits(7, NOW)):
        assert signing.accepts(7, code, NOW)
        assert signing.accepts(7, code, NOW + 2 * STEP - SECOND)
        assert not signing.accepts(7, code, NOW + 2 * STEP)
        assert not signing.accepts(7, code, NOW - SECOND)


def test_a_code_is_of_one_meeting() -> None:
    assert not signing.accepts(8, signing.token(7, NOW), NOW)
    assert not signing.accepts(8, signing.digits(7, NOW), NOW)


@pytest.mark.parametrize("code", ["", "0", "１２３４５６", "x" * 24, "签到", "0" * 5000])
def test_what_is_no_code_is_refused(code: str) -> None:
    assert not signing.accepts(7, code, NOW)


def test_the_office_has_codes_of_its_own(settings: Any) -> None:
    code = signing.token(7, NOW)
    settings.SECRET_KEY = "another office"
    assert not signing.accepts(7, code, NOW)


def test_the_shown_digits_are_six() -> None:
    shown = {signing.digits(number, NOW) for number in range(50)}
    assert {len(one) for one in shown} == {6}
    assert all(one.isdecimal() for one in shown)


def test_the_code_is_drawn_as_svg() -> None:
    drawn = etree.fromstring(signing.qr_svg("http://127.0.0.1:8000/s/1?c=abc").encode())
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    assert (drawn.get("width"), drawn.get("viewBox")) == (None, "0 0 33 33")


def test_the_step_counts_down() -> None:
    assert signing.seconds_left(NOW) == 30
    assert signing.seconds_left(NOW + 29 * SECOND) == 1
    assert signing.seconds_left(NOW + STEP) == 30


@pytest.fixture
def called(db: None) -> Convening:
    load(Example("", Path(), {}))
    return convening.convene(
        organization=Organization.objects.get(pk=3), kind="党课", held_on=TODAY, topic="6月党课",
        today=TODAY,
    )  # fmt: skip


def sign(called: Convening, number: int = 31, **fields: Any) -> RosterEntry:
    given = {"code": signing.token(called.pk, NOW), "now": NOW, "today": TODAY}
    who = Member.objects.get(pk=number)
    return attending.sign_in(convening=called, member=who, **{**given, **fields})


def test_a_member_signs_in_with_the_code(called: Convening) -> None:
    entry = sign(called)

    assert (entry.state, entry.signed_by, entry.signed_minute) == ("出席", "扫码", 15 * 60)
    logged = Change.objects.get(action="meetings.sign_in")
    assert logged.before["state"] == ""
    assert logged.after["state"] == "出席"


def test_signing_in_twice_does_nothing_more(called: Convening) -> None:
    sign(called)
    again = sign(called, now=NOW + STEP)

    assert again.signed_minute == 15 * 60
    assert Change.objects.filter(action="meetings.sign_in").count() == 1


def test_who_asked_for_leave_and_came_is_present(called: Convening) -> None:
    entry = RosterEntry.objects.get(member_id=31)
    attending.tick(convening=called, marks={entry.pk: Mark("请假", "出差")})

    assert (sign(called).state, sign(called).excuse) == ("出席", "")


def test_a_guest_stays_a_guest(called: Convening) -> None:
    convening.invite(convening=called, member=Member.objects.get(pk=41), is_guest=True)

    assert sign(called, 41).state == "列席"


def test_an_old_code_signs_nobody_in(called: Convening) -> None:
    assert refused(sign, called, now=NOW + 2 * STEP, kept=RosterEntry) == (
        "签到码已经过期：签到码每30秒更换一次，请重新扫屏幕上的二维码。"
    )


def test_who_is_not_on_the_roster_is_told_so(called: Convening) -> None:
    assert refused(sign, called, 41, kept=RosterEntry) == (
        "“阿依努尔”不在“6月党课”的名单中，没有签到：请找记录人加入名单后再扫码。"
    )


def test_people_sign_in_on_the_day_only(called: Convening) -> None:
    assert refused(sign, called, today=date(2020, 6, 29)) == (
        "“6月党课”定在2020-06-30，只能在当天签到。"
    )


def test_nobody_signs_in_after_the_end(called: Convening) -> None:
    sign(called)
    convening.close(convening=called, today=TODAY, absent_rest=True)

    assert refused(sign, called, 32) == (
        "“6月党课”的召集已登记，不能再改：到会情况请在会议活动的记录上更正。"
    )


def test_who_signed_in_herself_stays_on_the_roster(called: Convening) -> None:
    entry = sign(called)
    assert refused(convening.strike, entry=entry, reason="误列") == (
        "“林望舒”已经扫码签到，不能移出名单：到会情况有误的请改登记。"
    )
