"""The code on the screen and the page on which a phone lands."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from dangwu.accounts.rights import Role
from dangwu.meetings import attending, convening, signing
from dangwu.meetings.models import Convening, RosterEntry
from dangwu.members.models import Account, Member
from dangwu.organizations.models import Organization
from dangwu.pages.forms import new_token
from tests.cast import BRANCH, OTHER, TODAY, Cast, stock_cast

NOW = datetime(2020, 7, 3, 7, 0, 0, tzinfo=UTC)
SIGN = "/records/meetings/sign/"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a clock that stands at 15:00 until it is moved."""
    standing = {"now": NOW}
    for module in ("calls", "phones"):
        monkeypatch.setattr(f"dangwu.meetings.{module}.timezone.now", lambda: standing["now"])
    return standing


@pytest.fixture
def cast(db: None) -> Cast:
    made = stock_cast()
    Account.objects.all().delete()
    Account.objects.create(user=made.user(Role.MEMBER), member=Member.objects.get(pk=31))
    return made


@pytest.fixture
def called(cast: Cast) -> Convening:
    return call()


def call(number: int = BRANCH, day: date = TODAY) -> Convening:
    return convening.convene(
        organization=Organization.objects.get(pk=number), kind="党课", held_on=day,
        topic="学党章", today=TODAY,
    )  # fmt: skip


def member() -> Member:
    return Member.objects.get(pk=31)


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def state(called: Convening, number: int = 31) -> str:
    return str(RosterEntry.objects.get(convening=called, member_id=number).state)


def press(cast: Cast, called: Convening, answer: Any, **typed: str) -> Any:
    """Press the button of the page that was answered."""
    form = answer.context["form"]
    given = {"ticket": form["ticket"].value() or "", "_token": answer.context["token"], **typed}
    return cast[Role.MEMBER].post(f"{SIGN}{called.pk}/", given, follow=True)


def test_scan_press_done(cast: Cast, called: Convening, clock: Any) -> None:
    code = signing.token(called.pk, NOW)
    landed = cast[Role.MEMBER].get(f"{SIGN}{called.pk}/", {"c": code})
    assert "学党章" in text_of(landed)
    assert state(called) == ""  # looking signs nobody in

    clock["now"] = NOW + timedelta(minutes=4)  # the code is old by now, her ticket is not
    done = press(cast, called, landed)

    assert "签到成功。" in text_of(done)
    assert "林望舒，已签到 15:04" in text_of(done)
    assert state(called) == "出席"


def test_the_six_digits_do_as_well(cast: Cast, called: Convening, clock: Any) -> None:
    landed = cast[Role.MEMBER].get(f"{SIGN}{called.pk}/")
    assert "重新扫屏幕上的二维码，或输入二维码旁边的六位数字。" in text_of(landed)

    press(cast, called, landed, code=signing.digits(called.pk, NOW))

    assert state(called) == "出席"


def test_a_code_that_is_old_is_told(cast: Cast, called: Convening, clock: Any) -> None:
    old = signing.token(called.pk, NOW - timedelta(seconds=60))
    landed = cast[Role.MEMBER].get(f"{SIGN}{called.pk}/", {"c": old})
    said = "签到码已经过期：签到码每30秒更换一次，请重新扫屏幕上的二维码。"
    assert said in text_of(landed)

    refused = press(cast, called, landed, code="000000")

    assert refused.status_code == 422
    assert said in text_of(refused)
    assert state(called) == ""


def test_a_ticket_dies_after_five_minutes(
    cast: Cast, called: Convening, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    landed = cast[Role.MEMBER].get(f"{SIGN}{called.pk}/", {"c": signing.token(called.pk, NOW)})
    import time

    later = time.time() + 301
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert press(cast, called, landed).status_code == 422
    assert state(called) == ""


def test_a_ticket_is_of_one_meeting(cast: Cast, called: Convening, clock: Any) -> None:
    other = convening.convene(
        organization=Organization.objects.get(pk=BRANCH), kind="主题党日", held_on=TODAY,
        topic="另一场", today=TODAY,
    )  # fmt: skip
    landed = cast[Role.MEMBER].get(f"{SIGN}{other.pk}/", {"c": signing.token(other.pk, NOW)})

    assert press(cast, called, landed).status_code == 422
    assert state(called) == ""


def test_who_is_not_on_the_roster_is_told(cast: Cast, clock: Any) -> None:
    other = call(OTHER)
    good = cast[Role.MEMBER].get(f"{SIGN}{other.pk}/", {"c": signing.token(other.pk, NOW)})
    assert "“林望舒”不在“学党章”的名单中，没有签到：请找记录人加入名单后再扫码。" in text_of(good)
    blind = text_of(cast[Role.MEMBER].get(f"{SIGN}{other.pk}/"))
    assert "“林望舒”不在“这次会议”的名单中" in blind
    assert "学党章" not in blind  # a topic is not told to who is not in the room
    form = {"_token": new_token(), "code": signing.digits(other.pk, NOW)}
    assert cast[Role.MEMBER].post(f"{SIGN}{other.pk}/", form).status_code == 422


def test_a_login_without_a_member_is_told(cast: Cast, called: Convening, clock: Any) -> None:
    code = {"c": signing.token(called.pk, NOW)}
    assert (
        "账号“某领导”没有对应的党员，不能签到：请党务干事在“账号与授权”里把账号和党员对应起来。"
        in text_of(cast[Role.LEADER].get(f"{SIGN}{called.pk}/", code))
    )
    form = {"_token": new_token(), "code": signing.digits(called.pk, NOW)}
    assert cast[Role.LEADER].post(f"{SIGN}{called.pk}/", form).status_code == 422


def test_another_day_is_told(cast: Cast, clock: Any) -> None:
    ahead = call(day=date(2020, 7, 4))
    code = {"c": signing.token(ahead.pk, NOW)}
    assert "“学党章”定在2020-07-04，只能在当天签到。" in text_of(
        cast[Role.MEMBER].get(f"{SIGN}{ahead.pk}/", code)
    )
    form = {"_token": new_token(), "code": signing.digits(ahead.pk, NOW)}
    assert cast[Role.MEMBER].post(f"{SIGN}{ahead.pk}/", form).status_code == 422
    assert state(ahead) == ""


def test_what_is_over_is_told(cast: Cast, called: Convening, clock: Any) -> None:
    convening.cancel(convening=called, reason="防疫")
    assert "“学党章”的召集已取消，不能再改" in text_of(
        cast[Role.MEMBER].get(f"{SIGN}{called.pk}/", {"c": signing.token(called.pk, NOW)})
    )


def test_todays_meetings_are_known(cast: Cast, called: Convening, clock: Any) -> None:
    call(OTHER)
    call(day=date(2020, 7, 4))
    assert [one.convening for one in attending.to_sign(member(), TODAY)] == [called]
    convening.cancel(convening=called, reason="防疫")
    assert attending.to_sign(member(), TODAY) == []


def test_who_is_not_signed_in_comes_back_after_the_login(
    cast: Cast, called: Convening, clock: Any
) -> None:
    cast[Role.MEMBER].logout()
    answer = cast[Role.MEMBER].get(f"{SIGN}{called.pk}/", {"c": "abc"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/accounts/login/?next={SIGN}{called.pk}/%3Fc%3Dabc"


def test_the_screen_shows_the_code_of_now(cast: Cast, called: Convening, clock: Any) -> None:
    address = f"/records/meetings/convenings/{called.pk}/code/"
    first = cast[Role.SECRETARY].get(address, HTTP_HOST="127.0.0.1:8000")
    digits = signing.digits(called.pk, NOW)
    assert f"{digits[:3]} {digits[3:]}" in text_of(first)
    assert "30 秒后更换；刚换下的码再过 30 秒失效。" in text_of(first)
    assert "现在的网址是本机（127.0.0.1:8000），手机扫码打不开。" in text_of(first)
    assert first.headers["Cache-Control"] == "no-store"
    assert "<svg" in first.content.decode()

    clock["now"] = NOW + timedelta(seconds=31)
    piece = cast[Role.SECRETARY].get(address, headers={"HX-Request": "true"})
    assert "<html" not in piece.content.decode()
    later = signing.digits(called.pk, clock["now"])
    assert f"{later[:3]} {later[3:]}" in text_of(piece)
    assert "29 秒后更换" in text_of(piece)


def test_the_screen_names_who_came(cast: Cast, called: Convening, clock: Any) -> None:
    landed = cast[Role.MEMBER].get(f"{SIGN}{called.pk}/", {"c": signing.token(called.pk, NOW)})
    press(cast, called, landed)
    text = text_of(cast[Role.SECRETARY].get(f"/records/meetings/convenings/{called.pk}/code/"))
    assert "1 / 2 人到会" in text
    assert "林望舒" in text
