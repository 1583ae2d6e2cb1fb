"""A member's own pages: hers and nobody else's, what she writes, and what they say."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.attendance.models import Leave, Trip
from dangwu.learning.models import Course, CourseAttendance
from dangwu.meetings import signing
from dangwu.meetings.models import Attendance, Convening, Meeting, RosterEntry
from dangwu.members.models import Account, Member, StarRating
from dangwu.members.own import note_look
from dangwu.organizations.models import Organization
from dangwu.posts.models import Checkpoint, Shift
from dangwu.web.me.studying import study_of
from tests.cast import BRANCH, STRANGER, TODAY, Cast, stock_cast

pytestmark = pytest.mark.django_db
PAGES = ("", "dues/", "study/", "leave/", "trips/", "shifts/", "sign-in/", "data/")
NOBODY = "您的账号没有对应的党员。"


@pytest.fixture
def cast() -> Cast:
    return stock_cast()


@pytest.fixture
def me(cast: Cast) -> Client:
    """The phone of 林望舒, who has a login and no other role that matters here."""
    user = cast.user(Role.MEMBER)
    Account.objects.all().delete()
    Account.objects.create(user=user, member=member())
    return cast[Role.MEMBER]


def member(number: int = 31) -> Member:
    return Member.objects.get(pk=number)


def branch() -> Organization:
    return Organization.objects.get(pk=BRANCH)


def handed_in(client: Client, path: str, **typed: object) -> Any:
    page = client.get(path)
    marks = {name: page.context[name[1:]] for name in ("_token", "_version")}
    return client.post(path, {**marks, **typed})


def said(answer: Any, field: str = "__all__") -> list[str]:
    return list(answer.context["form"].errors.get(field, []))


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_whoever_is_no_member_is_told_what_to_do(cast: Cast) -> None:
    Account.objects.all().delete()
    for role in (*Role, STRANGER):
        for page in PAGES:
            answer = cast[role].get(f"/me/{page}")
            assert answer.status_code == 200
            assert NOBODY in text(answer), (role, page)
        assert Client().get("/me/").status_code == 302


def test_every_page_is_hers_and_names_nobody_else(me: Client) -> None:
    for page in PAGES:
        shown = text(me.get(f"/me/{page}"))
        assert NOBODY not in shown
        for other in Member.objects.exclude(pk=31):
            assert other.name not in shown, page


def called(day: date = TODAY, **fields: Any) -> Convening:
    made = Convening.objects.create(
        organization=branch(), kind="主题党日", held_on=day, topic="七月党日", from_minute=870,
        **fields,
    )  # fmt: skip
    for number in (31, 32):
        RosterEntry.objects.create(convening=made, member=member(number))
    return made


def test_she_signs_in_by_the_six_digits(me: Client) -> None:
    assert "今天没有要签到的会议。" in text(me.get("/me/sign-in/"))
    call = called()
    assert "今天 14:30" in text(me.get("/me/"))
    wrong = handed_in(me, "/me/sign-in/", code="12 34")
    assert said(wrong, "code") == ["签到码是六位数字，现在是“1234”，请看屏幕再输一次。"]
    assert said(handed_in(me, "/me/sign-in/", code=""), "code") == ["请输入会场屏幕上的六位数字。"]
    digits = signing.digits(call.pk, timezone.now())
    other = f"{(int(digits) + 1) % 10**6:06d}"
    late = handed_in(me, "/me/sign-in/", code=other)
    assert said(late) == [f"“{other}”不是会场屏幕上现在的数字：每30秒更换一次，请看屏幕再输一次。"]
    answer = handed_in(me, "/me/sign-in/", code=f"{digits[:3]} {digits[3:]}")
    assert answer.headers["Location"] == "/me/sign-in/"
    entry = RosterEntry.objects.get(convening=call, member=31)
    assert entry.state == "出席"
    assert RosterEntry.objects.get(convening=call, member=32).state == ""
    assert "已签到" in text(me.get("/me/"))


def test_a_meeting_of_another_day_takes_no_code(me: Client) -> None:
    call = called(TODAY + timedelta(1))
    page = me.get("/me/sign-in/")
    assert page.context["waiting"] is False
    assert "2020年7月4日 14:30" in text(me.get("/me/"))
    digits = signing.digits(call.pk, timezone.now())
    assert said(handed_in(me, "/me/sign-in/", code=digits))
    assert RosterEntry.objects.get(convening=call, member=31).state == ""


def test_she_asks_for_leave_and_takes_it_back(me: Client, cast: Cast) -> None:
    asked = {"kind": "事假", "first_on": "2020-07-06", "last_on": "2020年7月7日", "reason": "家事"}
    handed_in(me, "/me/leave/", **asked)
    leave = Leave.objects.get()
    assert (leave.member_id, leave.organization_id, leave.name, leave.half_days) == (
        31, BRANCH, "林望舒", 4
    )  # fmt: skip
    assert (leave.asked_on, leave.approved_on) == (TODAY, None)
    assert Change.objects.get(model="attendance.Leave").actor == cast.user(Role.MEMBER)
    assert said(handed_in(me, "/me/leave/", **(asked | {"last_on": "2020-07-01"})))
    assert said(handed_in(me, "/me/leave/", **(asked | {"kind": ""})), "kind") == ["请填写假别。"]
    handed_in(me, f"/me/leave/{leave.pk}/withdraw/")
    leave.refresh_from_db()
    assert leave.cancelled_on == TODAY


def test_an_approved_leave_and_anothers_are_not_hers_to_take_back(me: Client) -> None:
    leaves = [
        Leave.objects.create(
            organization=branch(), name="某", member=member(number), kind="事假",
            first_on=date(2020, 7, 6), last_on=date(2020, 7, 6), half_days=2, asked_on=TODAY,
            approved_on=TODAY,
        )
        for number in (31, 32)
    ]  # fmt: skip
    answer = handed_in(me, f"/me/leave/{leaves[0].pk}/withdraw/")
    assert said(answer) == ["某的请假不能这样登记：已经批准，请找批准人撤销。"]
    assert me.get(f"/me/leave/{leaves[1].pk}/withdraw/").status_code == 404


def attended(kind: str, day: date, minutes: int | None, state: str = "出席") -> None:
    meeting = Meeting.objects.create(
        organization=branch(), kind=kind, topic=f"{kind}{day}", held_on=day, minutes_long=minutes,
        expected=2, present=2,
    )  # fmt: skip
    Attendance.objects.create(meeting=meeting, member=member(), state=state)


def test_her_hours_count_as_the_figure_counts(me: Client) -> None:
    attended("支部集中学习", date(2020, 1, 1), 90)
    attended("党课", date(2020, 7, 3), None)
    attended("支部集中学习", date(2019, 12, 31), 600)
    attended("支部委员会", date(2020, 3, 2), 60)
    attended("专题研讨", date(2020, 3, 3), 60, "请假")
    course = Course.objects.create(
        organization=branch(), name="读书班", kind="读书班", began_on=date(2020, 5, 6),
        ended_on=date(2020, 5, 8), minutes_long=960,
    )  # fmt: skip
    CourseAttendance.objects.create(
        organization=branch(), course=course, category="党员", member=member(), minutes=480
    )
    study = study_of(member(), 2020, TODAY)
    assert [one.minutes for one in study.studied] == [None, 480, 90]
    assert (study.hours, study.lacking, study.norm, study.left, study.share) == (
        Decimal("9.5"), 1, 32, Decimal("22.5"), 29
    )  # fmt: skip
    shown = text(me.get("/me/study/"))
    assert "全年不少于 32 学时，还差 22.5 学时。" in shown
    assert "1次没有登记时长，没有算进去。" in shown
    assert "10.0" in text(me.get("/me/study/?year=2019"))
    for year in ("1000", "2021", "x"):
        assert me.get(f"/me/study/?year={year}").status_code == 200


def test_her_hours_are_those_of_the_figure(me: Client) -> None:
    from dangwu.catalogue.running import Catalogue
    from dangwu.core.period import Period
    from dangwu.core.scope import Scope
    from dangwu.engine.django_engine import DjangoEngine

    for kind in ("中心组学习", "支部集中学习", "专题研讨", "大讨论", "党课", "主题党日"):
        attended(kind, date(2020, 2, 3), 60)
    value = Catalogue(DjangoEngine()).value(
        "人均学时", Scope(BRANCH, ""), Period.parse("2020"), evidence=True
    )
    assert value.evidence is not None
    place = value.evidence.columns.index("minutes")
    own = next(row[place] for row in value.evidence.rows if row[0] == 31)
    assert own == study_of(member(), 2020, TODAY).minutes == 300


def test_stars_shifts_and_trips(me: Client) -> None:
    StarRating.objects.create(
        organization=branch(), member=member(), stars=4, rated_on=date(2020, 6, 22)
    )
    point = Checkpoint.objects.create(
        organization=branch(), name="南门卡点", since=date(2020, 1, 26)
    )
    for day in (date(2020, 2, 2), TODAY):
        Shift.objects.create(
            organization=branch(), checkpoint=point, member=member(), worked_on=day,
            from_minute=1200, to_minute=1920, worked=day < TODAY,
        )  # fmt: skip
    Trip.objects.create(
        organization=branch(), name="林望舒", member=member(), purpose="考察", place="青川市",
        first_on=date(2020, 6, 1), last_on=date(2020, 6, 3), registered_on=date(2020, 6, 1),
    )  # fmt: skip
    home = text(me.get("/me/"))
    assert "4星" in home
    assert "2020年7月3日 20:00" in home
    shifts = me.get("/me/shifts/")
    assert [one.worked_on for one in shifts.context["coming"]] == [TODAY]
    assert "2020年2月2日 20:00至次日08:00" in text(shifts)
    assert "2020年6月1日至2020年6月3日" in text(me.get("/me/trips/"))


def test_her_data_are_masked_and_she_sees_who_looked(
    me: Client, cast: Cast, settings: Any, tmp_path: Path
) -> None:
    from dangwu.accounts.sealing import seal

    settings.OFFICE = tmp_path
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "field.txt").write_text("0b" * 32)
    Member.objects.filter(pk=31).update(phone_cipher=seal("13900001234"))
    note_look(member(), cast.user(Role.OFFICER), TODAY, "党员页面")
    shown = text(me.get("/me/data/"))
    assert "13900001234" not in shown
    assert "*******1234" in shown
    assert "某党务干事" in shown
    assert "2020年7月3日 看了党员页面" in shown
    assert "有不对的，请告诉支部书记更正；每次更正都留下记录。" in shown


def test_the_pages_ask_as_often_for_much(me: Client) -> None:
    def queries(page: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert me.get(f"/me/{page}").status_code == 200
        return len(found)

    few = {page: queries(page) for page in PAGES}
    for number in range(12):
        attended("党课", date(2020, 3, 1 + number), 60)
        note_look(member(), cast_user(number), TODAY, "党员页面")
        Trip.objects.create(
            organization=branch(), name="林望舒", member=member(), purpose=f"考察{number}",
            first_on=TODAY, last_on=TODAY, registered_on=TODAY,
        )  # fmt: skip
        called(TODAY, place=f"{number}号")
    for page in PAGES:
        assert queries(page) <= few[page] + 2, page


def cast_user(number: int) -> Any:
    from dangwu.accounts.models import User

    return User.objects.create(username=f"more{number}", name=f"某{number}")
