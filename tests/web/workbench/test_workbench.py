"""The workbench: who sees what, in which words, most urgent first, and how often it asks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dangwu.accounts import changes as log
from dangwu.accounts.models import LoginFailure, User
from dangwu.accounts.rights import Role
from dangwu.attendance.models import Leave
from dangwu.duties.models import Inspection, IssuedDocument, Problem, Task
from dangwu.meetings.models import Convening, Meeting
from dangwu.members.models import Member
from dangwu.organizations import grants
from dangwu.organizations.models import Honour, Lock, Organization, Term
from dangwu.web.figures.values import Memory
from dangwu.web.workbench import board, desk
from dangwu.web.workbench.items import LATE, MISSING, SOON, TODO, WRONG, Item, in_order
from tests.cast import BRANCH, OTHER, STRANGER, TODAY, UNIT, Cast, stock_cast

pytestmark = pytest.mark.django_db
FIRST = "第一党支部"


@pytest.fixture
def cast() -> Cast:
    return stock_cast()


def items(cast: Cast, role: str) -> list[tuple[str, str, str]]:
    """Return what the workbench of a role says: the word, the sentence, where."""
    found = cast[role].get("/").context["board"].items
    return [(one.weight.label, one.said, one.where) for one in found]


def organization(number: int) -> Organization:
    return Organization.objects.get(pk=number)


def test_each_role_gets_her_own(cast: Cast) -> None:
    for role in (Role.MEMBER, STRANGER):
        answer = cast[role].get("/")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/me/")
    for role in (Role.OFFICER, Role.SECRETARY, Role.COMMITTEE_MEMBER, Role.LEADER, Role.AUDITOR):
        shown = cast[role].get("/").context
        assert shown["board"].items, role
        assert "office" not in shown, role
    for role in (Role.LEADER, Role.AUDITOR):
        shown = cast[role].get("/").context
        assert {one.word for one in shown["board"].items} == {"查看"}, role
    superior = cast[Role.SUPERIOR].get("/").context
    assert superior["reader"]
    assert "board" not in superior
    administrator = cast[Role.ADMINISTRATOR].get("/").context
    assert administrator["office"].active == 9
    assert "board" not in administrator
    for role in (Role.SUPERIOR, Role.ADMINISTRATOR, Role.MEMBER, STRANGER):
        assert cast[role].get("/today/board/").status_code == 403


def test_a_superior_and_an_administrator_see_nobodys_data(cast: Cast) -> None:
    for role in (Role.SUPERIOR, Role.ADMINISTRATOR):
        page = cast[role].get("/").content.decode()
        for name in Member.objects.values_list("name", flat=True):
            assert name not in page, (role, name)


def test_the_month_asks_for_its_meetings(cast: Cast) -> None:
    said = items(cast, Role.OFFICER)
    assert (TODO.label, "3个党支部本月还没有开展主题党日", "") in said
    assert (TODO.label, "第一党支部本月还没有开支部委员会会议", "") in said
    assert (TODO.label, "3个党支部本季度还没有开党员大会", "") in said
    own = items(cast, Role.SECRETARY)
    assert (TODO.label, "本月还没有开展主题党日", "") in own
    assert not any("3个" in sentence for _, sentence, _ in own)


def test_a_branch_hears_nothing_of_others(cast: Cast) -> None:
    Term.objects.create(
        organization=organization(OTHER), began_on=date(2015, 6, 1), ends_on=date(2020, 6, 1)
    )
    said = "第二党支部本届任期2020年6月1日届满，至今未换届，也没有批准延期"
    assert (LATE.label, said, "") in items(cast, Role.OFFICER)
    assert not any("第二党支部" in sentence for _, sentence, _ in items(cast, Role.SECRETARY))


def test_two_grants_show_both_branches(cast: Cast) -> None:
    grants.give(
        cast.user(Role.SECRETARY), organization=organization(OTHER), role=Role.SECRETARY,
        since=date(2020, 1, 1),
    )  # fmt: skip
    said = items(cast, Role.SECRETARY)
    assert (TODO.label, "2个党支部本月还没有开展主题党日", "") in said


def duties() -> IssuedDocument:
    unit = organization(UNIT)
    listed = IssuedDocument.objects.create(
        organization=unit, kind="任务清单", title="清单", issued_on=date(2020, 1, 6)
    )
    for title, due in (("甲", TODAY + timedelta(30)), ("乙", TODAY + timedelta(31))):
        Task.objects.create(
            organization=organization(BRANCH), document=listed, title=title,
            since=date(2020, 1, 6), due_on=due,
        )  # fmt: skip
    return listed


def test_a_task_is_told_a_month_before_its_day(cast: Cast) -> None:
    duties()
    said = items(cast, Role.OFFICER)
    assert (SOON.label, "任务“甲”2020年8月2日到期", FIRST) in said
    assert not any("乙" in sentence for _, sentence, _ in said)
    assert (SOON.label, "任务“甲”2020年8月2日到期", "") in items(cast, Role.SECRETARY)


def test_problems_and_leaves_wait(cast: Cast) -> None:
    looked = Inspection.objects.create(
        organization=organization(UNIT), topic="检查", inspected_on=date(2020, 6, 1)
    )
    for number, content in enumerate(("台账不全", "公示不及时")):
        Problem.objects.create(
            organization=organization(OTHER), inspection=looked, content=content,
            found_on=date(2020, 6, 1), rectify_by=TODAY + timedelta(number),
        )  # fmt: skip
    Leave.objects.create(
        organization=organization(BRANCH), name="石砚", kind="事假", first_on=date(2020, 7, 6),
        last_on=date(2020, 7, 7), half_days=4, asked_on=TODAY,
    )  # fmt: skip
    said = items(cast, Role.OFFICER)
    assert (SOON.label, "2个问题等整改", "") in said
    leave = (TODO.label, "石砚请事假，2020年7月6日至2020年7月7日", FIRST)
    assert leave in said
    assert (TODO.label, "石砚请事假，2020年7月6日至2020年7月7日", "") in items(cast, Role.SECRETARY)
    for role in (Role.LEADER, Role.AUDITOR):
        assert leave not in items(cast, role)


def test_a_meeting_that_was_called_is_told_until_it_is_recorded(cast: Cast) -> None:
    for day, topic in ((TODAY, "七月党日"), (date(2020, 7, 1), "纪念活动")):
        Convening.objects.create(
            organization=organization(BRANCH), kind="主题党日", held_on=day, topic=topic
        )
    said = items(cast, Role.SECRETARY)
    assert (SOON.label, "今天：七月党日", "") in said
    assert (LATE.label, "2020年7月1日的“纪念活动”开过了，还没有登记结果", "") in said


def test_a_probation_that_ends_soon_is_told(cast: Cast) -> None:
    Member.objects.filter(pk=32).update(admitted_on=date(2019, 8, 31))
    said = items(cast, Role.SECRETARY)
    assert (SOON.label, "石砚2020年8月31日预备期满，提醒写转正申请", "") in said
    log.create(Honour, action="test", organization=organization(3), title="-", granted_on=TODAY)
    Member.objects.filter(pk=32).update(admitted_on=date(2019, 9, 2))
    assert not any("石砚" in sentence for _, sentence, _ in items(cast, Role.SECRETARY))


def test_several_of_a_kind_are_one_line_with_the_first_of_them(cast: Cast) -> None:
    for number in (3, 4, 5):
        Term.objects.create(
            organization=organization(number), began_on=date(2015, 6, 1), ends_on=date(2020, 6, 1)
        )
    shown = cast[Role.OFFICER].get("/").context["board"].items
    one = next(each for each in shown if "换届" in each.said)
    assert (one.weight, one.said, one.word, one.more) == (
        LATE, "3个党组织任期届满，还没有换届", "逐条处理", 0
    )  # fmt: skip
    assert [line.said for line in one.lines] == [
        f"{name}本届任期2020年6月1日届满，至今未换届，也没有批准延期"
        for name in ("第一党支部", "第二党支部", "老干部党支部")
    ]
    assert one.href.startswith("/checks/?unit=1&period=2020-01-01..2020-07-03&check=")
    auditor = cast[Role.AUDITOR].get("/").context["board"].items
    assert next(each for each in auditor if "换届" in each.said).word == "查看"


def test_the_most_urgent_stands_first() -> None:
    weights = [TODO, SOON, MISSING, WRONG, LATE]
    made = [Item(one, one.label, "/", "看") for one in weights]
    assert [one.weight for one in in_order(made)] == weights[::-1]
    days = [Item(SOON, str(day), "/", "看", on=date(2020, 7, day)) for day in (9, 4)]
    undated = Item(SOON, "不定", "/", "看")
    assert [one.said for one in in_order([undated, *days])] == ["4", "9", "不定"]
    wide = [Item(TODO, str(count), "/", "看", count=count) for count in (1, 7)]
    assert [one.said for one in in_order(wide)] == ["7", "1"]


def test_numbers_are_links_to_their_figures(cast: Cast) -> None:
    tiles = cast[Role.OFFICER].get("/").context["board"].tiles
    assert [one.label for one in tiles] == [
        "党员", "党支部", "本月应缴党费", "本月收缴党费", "上半年党费收缴率", "上半年集中学习",
    ]  # fmt: skip
    assert (tiles[0].text, tiles[0].unit) == ("4", "名")
    assert tiles[2].text == "没有记录"
    assert tiles[0].href == ("/figures/%E5%85%9A%E5%91%98%E6%80%BB%E6%95%B0/?unit=1&period=2020-07")
    for one in tiles:
        assert cast[Role.OFFICER].get(one.href).status_code == 200, one.label
    own = cast[Role.SECRETARY].get("/").context["board"].tiles
    assert "党支部" not in [one.label for one in own]
    assert own[0].text == "2"


@pytest.mark.parametrize(
    ("today", "half"),
    [
        (date(2020, 7, 1), "2020H1"), (date(2020, 8, 31), "2020H1"), (date(2020, 9, 1), "2020H2"),
        (date(2020, 12, 31), "2020H2"), (date(2021, 1, 1), "2020H2"),
    ],
)  # fmt: skip
def test_a_half_year_is_worked_on_for_two_months_more(cast: Cast, today: date, half: str) -> None:
    from dangwu.organizations.grants import Granted

    found = desk.desk_of(Granted(cast.user(Role.OFFICER), today), today)
    assert found is not None
    assert found.half.key == half


def test_a_report_that_closed_the_half_year_ends_it(cast: Cast) -> None:
    from dangwu.organizations.grants import Granted

    access = Granted(cast.user(Role.OFFICER), TODAY)
    lock = Lock.objects.create(
        organization=organization(UNIT), first_on=date(2020, 1, 1), last_on=date(2020, 6, 30),
        title="总结", locked_at=timezone.now(),
    )  # fmt: skip
    found = desk.desk_of(access, TODAY)
    assert found is not None
    assert (found.half.key, found.span.key) == ("2020H2", "2020-07-01..2020-07-03")
    lock.reopened_at = timezone.now()
    lock.save()
    again = desk.desk_of(access, TODAY)
    assert again is not None
    assert again.half.key == "2020H1"


def asked(cast: Cast, role: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert cast[role].get("/").status_code == 200
    return len(found)


def written() -> None:
    log.create(Honour, action="test", organization=organization(3), title="-", granted_on=TODAY)


def test_it_asks_as_often_for_many(cast: Cast) -> None:
    listed = duties()
    asked(cast, Role.OFFICER)
    written()
    few = asked(cast, Role.OFFICER)
    Task.objects.bulk_create(
        Task(organization_id=3 + number % 3, document=listed, title=f"任务{number}",
             since=date(2020, 1, 6), due_on=TODAY + timedelta(number % 9 - 4))
        for number in range(60)
    )  # fmt: skip
    Meeting.objects.bulk_create(
        Meeting(organization_id=3, kind="党课", topic=f"课{number}", held_on=date(2020, 5, 6),
                expected=2, present=2)
        for number in range(40)
    )  # fmt: skip
    written()
    kept = 3  # the day's counts, which are others now, in one insert
    assert asked(cast, Role.OFFICER) <= few + 2 + kept


def test_what_is_known_is_not_reckoned_again(cast: Cast) -> None:
    written()
    first = asked(cast, Role.OFFICER)
    assert asked(cast, Role.OFFICER) < first / 2


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "LARGE", 3)
    monkeypatch.setattr(board, "_MEMORY", Memory(10))


@pytest.mark.usefixtures("large")
def test_where_much_stands_below_the_page_comes_first(cast: Cast) -> None:
    client = cast[Role.OFFICER]
    written()
    page = client.get("/")
    assert page.context["board"] is None
    assert 'hx-get="/today/board/"' in page.content.decode()
    part = client.get("/today/board/", headers={"HX-Request": "true"})
    assert "本月还没有开展主题党日" in part.content.decode()
    assert "<html" not in part.content.decode()
    alone = client.get("/today/board/").content.decode()
    assert "<html" in alone
    assert client.get("/").context["board"] is not None


@pytest.mark.usefixtures("large")
def test_there_others_changes_wait_and_her_own_do_not(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = cast[Role.OFFICER]
    written()
    client.get("/today/board/")
    written()
    assert not client.get("/").context["renew"]
    log.create(
        Honour, action="test", organization=organization(3), title="-", granted_on=TODAY,
        actor=cast.user(Role.OFFICER),
    )  # fmt: skip
    page = client.get("/")
    assert page.context["renew"]
    assert page.context["board"].items
    assert 'hx-get="/today/board/"' in page.content.decode()
    client.get("/today/board/")
    clock = board.time.monotonic()
    monkeypatch.setattr(board.time, "monotonic", lambda: clock + board.MINUTES * 60 - 1)
    assert not client.get("/").context["renew"]
    monkeypatch.setattr(board.time, "monotonic", lambda: clock + board.MINUTES * 60 + 1)
    assert client.get("/").context["renew"]


def stops(cast: Cast, role: str) -> list[tuple[str, bool, bool]]:
    return [(one.label, one.done, one.next) for one in cast[role].get("/").context["path"]]


def test_the_path_of_a_new_office_is_reckoned_from_its_records(cast: Cast) -> None:
    assert stops(cast, Role.OFFICER) == [
        ("单位", True, False), ("党支部", True, False), ("名册", True, False),
        ("记录", False, True), ("报告", False, False),
    ]  # fmt: skip
    assert stops(cast, Role.SECRETARY) == []
    Meeting.objects.create(
        organization=organization(BRANCH), kind="党课", topic="课", held_on=date(2020, 5, 6),
        expected=2, present=2,
    )  # fmt: skip
    assert stops(cast, Role.OFFICER)[3:] == [("记录", True, False), ("报告", False, True)]
    from dangwu.reports.models import Copy

    Copy.objects.create(
        organization=organization(UNIT), mark="1", made_at=timezone.now(), period="2020H1",
        source="样稿", manifest="",
    )  # fmt: skip
    assert stops(cast, Role.OFFICER) == []


def test_an_administrator_is_told_of_logins(cast: Cast) -> None:
    def told() -> list[str]:
        return [one.said for one in cast[Role.ADMINISTRATOR].get("/").context["office"].items]

    User.objects.exclude(username=STRANGER).update(password="x")
    User.objects.filter(username=STRANGER).update(password="!x")
    administrator = User.objects.get(username="administrator")
    cast[Role.ADMINISTRATOR].force_login(administrator)
    assert told() == [
        "外人还没有设密码，请把一次性地址交给本人",
        "外人没有授权，登录后只能看自己的记录",
    ]
    for _ in range(5):
        LoginFailure.objects.create(username="officer", address="10.0.0.1", at=timezone.now())
    assert told()[0] == "最近10分钟有用户名连续输错密码，登录已暂停：officer"


def test_every_button_leads_somewhere(cast: Cast) -> None:
    duties()
    Term.objects.create(
        organization=organization(OTHER), began_on=date(2015, 6, 1), ends_on=date(2020, 6, 1)
    )
    for role in (Role.OFFICER, Role.SECRETARY, Role.AUDITOR, Role.LEADER):
        shown: Any = cast[role].get("/").context["board"].items
        for one in shown:
            for href in (one.href, *(line.href for line in one.lines if line.href)):
                assert cast[role].get(href).status_code == 200, (role, one.said, href)
