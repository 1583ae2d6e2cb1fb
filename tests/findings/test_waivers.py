"""Waiving a finding: both sides of every day, each refusal whole, the log, and what ends it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dangwu.accounts.models import Change, User
from dangwu.core.errors import DangwuError
from dangwu.core.finding import Finding
from dangwu.findings.models import WaivedFinding
from dangwu.findings.waivers import key_of, waive, waivers_on, withdraw
from tests.examples import Example, load

pytestmark = pytest.mark.django_db
TODAY, FIRST, LAST = date(2020, 7, 3), date(2020, 7, 3), date(2020, 9, 30)
FOUND = Finding(
    "任务逾期未完成", "warning", 3, "duties.Task", 1, "任务“甲”没有完成", "完成", "督促"
)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def world(db: None) -> None:
    load(Example("", Path(), {}))


def held(finding: Finding = FOUND, day: date = TODAY) -> bool:
    return waivers_on(day).of(finding, day) is not None


def make(**other: object) -> WaivedFinding:
    given = {"first": FIRST, "last": LAST, "reason": "已批准延期", "by": "甄理", "today": TODAY}
    return waive(FOUND, **{**given, **other})  # type: ignore[arg-type]


def test_it_holds_from_its_first_day_to_its_last() -> None:
    make(first=FIRST + DAY)
    days = (FIRST, FIRST + DAY, LAST, LAST + DAY)
    assert [held(day=day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    "other",
    [
        replace(FOUND, check="问题逾期未整改"), replace(FOUND, organization_id=4),
        replace(FOUND, record_id=2), replace(FOUND, record_id=None),
        replace(FOUND, model="duties.Issue"), replace(FOUND, found="任务“甲”没有完成。"),
    ],
)  # fmt: skip
def test_it_holds_for_this_finding_alone(other: Finding) -> None:
    make()
    assert held()
    assert not held(other)
    assert key_of(other) != key_of(FOUND)


def test_what_else_the_check_says_may_change() -> None:
    make()
    assert held(
        replace(FOUND, due="在时限内完成", todo="催办", cites="《某》第一条", severity="error")
    )


def test_a_finding_without_a_record_is_waived_too() -> None:
    none = replace(FOUND, record_id=None)
    waive(none, first=FIRST, last=LAST, reason="某", by="某", today=TODAY)
    assert held(none)
    assert not held()


def test_it_is_logged_with_who_did_it() -> None:
    officer = User.objects.create(username="zhenli", name="甄理")
    one = make(actor=officer)
    entry = Change.objects.get(action="findings.waive")
    assert (entry.actor, entry.model, entry.record_id) == (
        officer,
        "findings.WaivedFinding",
        one.pk,
    )
    assert entry.after["until"] == "2020-10-01"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (
            {"last": FIRST - DAY},
            "豁免从2020年7月3日起，止日2020年7月2日在它之前。请把止日写成2020年7月3日或以后。",
        ),
        (
            {"first": date(2020, 6, 1), "last": TODAY - DAY},
            "豁免到2020年7月2日为止，今天是2020年7月3日，已经过了。请写今天或以后的一天。",
        ),
        (
            {"last": date(2023, 7, 3)},
            (
                "豁免必须有期限，一次最多3年：从2020年7月3日起最迟到2023年7月2日，"
                "现在写的是2023年7月3日。到期仍需豁免的，届时再办一次。"
            ),
        ),
        (
            {"reason": "  "},
            "豁免要写明理由，现在是空的。请写为什么，例如依据的文件或批准的会议。",
        ),
        ({"by": " "}, "豁免要写明是谁办的，现在没有姓名。请用 --by 写姓名。"),
    ],
)
def test_what_is_refused(other: dict[str, object], said: str) -> None:
    with pytest.raises(DangwuError) as caught:
        make(**other)
    assert str(caught.value) == said
    assert not WaivedFinding.objects.exists()


@pytest.mark.parametrize(
    "other",
    [{"last": FIRST}, {"first": date(2020, 6, 1), "last": TODAY}, {"last": date(2023, 7, 2)}],
)
def test_the_other_side_of_each_limit(other: dict[str, object]) -> None:
    assert make(**other).pk


def test_twice_for_the_same_days_is_refused() -> None:
    make()
    with pytest.raises(DangwuError) as caught:
        make(first=LAST, last=LAST + DAY)
    assert str(caught.value) == (
        "“任务“甲”没有完成”已由甄理豁免至2020年9月30日。要改期限或理由，请先撤回，再重新豁免。"
    )
    assert make(first=LAST + DAY, last=LAST + 2 * DAY).pk


def test_taken_back_the_finding_stands_again() -> None:
    one = make()
    withdraw(one, reason="批复有误", by="甄理", today=TODAY + DAY)
    assert [held(day=TODAY), held(day=TODAY + DAY)] == [True, False]
    entry = Change.objects.get(action="findings.withdraw")
    assert (entry.reason, entry.after["withdrawn_by"]) == ("批复有误", "甄理")
    with pytest.raises(DangwuError) as caught:
        withdraw(one, reason="再撤", by="甄理", today=TODAY + DAY)
    assert str(caught.value) == "“任务“甲”没有完成”今天没有豁免在效，无从撤回。"
    assert make(first=TODAY + DAY).pk


def test_what_is_over_cannot_be_taken_back() -> None:
    one = make(last=FIRST)
    with pytest.raises(DangwuError) as caught:
        withdraw(one, reason="某", by="某", today=FIRST + DAY)
    assert str(caught.value) == "“任务“甲”没有完成”今天没有豁免在效，无从撤回。"


@pytest.mark.parametrize(
    ("reason", "by", "said"),
    [
        ("", "某", "撤回豁免要写明理由，现在是空的。请写为什么，例如依据的文件或批准的会议。"),
        ("某", "", "撤回豁免要写明是谁办的，现在没有姓名。请用 --by 写姓名。"),
    ],
)
def test_what_taking_back_lacks(reason: str, by: str, said: str) -> None:
    one = make()
    with pytest.raises(DangwuError) as caught:
        withdraw(one, reason=reason, by=by, today=TODAY)
    assert str(caught.value) == said
    assert held()


def test_what_is_still_open_is_waived_though_the_day_of_judging_goes_by() -> None:
    open_now = replace(FOUND, found="葛某2020年4月2日上报，2020年7月3日仍未审批")
    given = {"first": FIRST, "last": LAST, "reason": "某", "by": "某", "today": TODAY}
    waive(open_now, **given, judged_on=TODAY)  # type: ignore[arg-type]
    later = replace(FOUND, found="葛某2020年4月2日上报，2020年8月9日仍未审批")
    assert held(open_now)
    assert held(later, date(2020, 8, 9))
    assert not held(later, date(2020, 8, 10))
    assert not held(
        replace(FOUND, found="葛某2020年4月3日上报，2020年8月9日仍未审批"), date(2020, 8, 9)
    )
    assert waivers_on(date(2020, 8, 9)).of(open_now, date(2020, 8, 9)) is not None
