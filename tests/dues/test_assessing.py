"""Assessing a whole branch: who is on its roll, what is due, what is unknown and why."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dangwu.accounts.models import Change
from dangwu.dues import assessing, changes, correcting
from dangwu.dues.models import Assessment
from dangwu.members import changes as membership
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.dues.more import load_more
from tests.refusing import refused

TODAY = date(2020, 6, 30)
JUNE = 24245


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load_more()


def branch(number: int = 3) -> Organization:
    return Organization.objects.get(pk=number)


def member(number: int) -> Member:
    return Member.objects.get(pk=number)


def assessed(month: int = JUNE) -> list[tuple[str, int | None, str, bool]]:
    found = assessing.assess_branch(branch(), month_no=month, today=TODAY)
    return [(one.member.name, one.due_fen, one.because, one.changed) for one in found.rows]


def names(month: int = JUNE) -> list[str]:
    return [one.name for one in assessing.roll(branch(), month)]


def test_everybody_is_assessed_or_it_is_said_why_not() -> None:
    on_roll = assessing.roll(branch(), JUNE)
    first, second, *rest = on_roll
    changes.set_base(first, category="在职", since_month=JUNE, base_fen=456789)
    changes.set_base(second, category="农民", since_month=JUNE)
    found = assessed()
    assert found[:2] == [
        (first.name, 4568, "", True),
        (second.name, None, "每月0.2元至1元，还没有商定数额", True),
    ]
    assert {one[1:] for one in found[2:]} == {(None, "没有登记党费基数", True)}
    assert Assessment.objects.filter(month_no=JUNE).count() == len(on_roll) == 2 + len(rest)
    assert Change.objects.get(action="dues.assess_branch").after["count"] == len(on_roll)


def test_assessed_again_only_what_differs_is_written() -> None:
    assessed()
    one = assessing.roll(branch(), JUNE)[0]
    assert not any(changed for *_, changed in assessed())
    changes.set_base(one, category="在职", since_month=JUNE, base_fen=300000)
    assert [(name, due) for name, due, _, changed in assessed() if changed] == [(one.name, 1500)]
    log = Change.objects.get(action="dues.assess")
    assert (log.before, log.after) == ({"due_fen": None}, {"due_fen": 1500})


def test_it_is_the_same_as_one_by_one() -> None:
    for number, one in enumerate(assessing.roll(branch(), JUNE)):
        changes.set_base(one, category="在职", since_month=JUNE, base_fen=299999 + number)
    found = {one: due for one, due, *_ in assessed()}
    Assessment.objects.all().delete()
    alone = {
        one.name: changes.assess(one, month_no=JUNE).due_fen
        for one in assessing.roll(branch(), JUNE)
    }
    assert found == alone


def test_who_left_within_the_month_owes_it_where_she_was_last() -> None:
    assert "林望舒" in names()
    membership.leave(member(31), on=date(2020, 6, 1), reason="去世", today=TODAY)
    assert "林望舒" not in names()
    assert "林望舒" in names(JUNE - 1)


def test_a_month_to_come_and_an_empty_office_are_refused() -> None:
    assert refused(assessing.assess_branch, branch(), month_no=JUNE + 1, today=TODAY) == (
        "2020年7月还没有开始（今天是2020-06-30），请核对月份。"
    )
    assert refused(assessing.assess_branch, branch(1), month_no=JUNE, today=TODAY) == (
        "“云岭市物资储备局”2020年6月没有在册党员，没有党费可以核定，请选择党支部，或核对月份。"
    )
    assert refused(assessing.assess_branch, branch(), month_no=2008 * 12 + 2, today=TODAY) == (
        "不能核定党费：2008-03-01时“党费缴纳标准”尚无规定（最早的版本自2008-04-01起施行）。"
    )


def test_the_queries_do_not_grow_with_the_branch() -> None:
    assessed()
    with CaptureQueriesContext(connection) as asked:
        assessed()
    assert len(asked) <= 7


def test_months_assessed_already_follow_a_base_put_right() -> None:
    one = member(31)
    base = changes.set_base(one, category="在职", since_month=JUNE - 2, base_fen=300000)
    for month in range(JUNE - 3, JUNE + 1):
        changes.assess(one, month_no=month)
    correcting.correct_base(base, category="在职", base_fen=300001, reason="误")
    assert assessing.reassess(one, since_month=JUNE - 2) == (JUNE - 2, JUNE - 1, JUNE)
    assert list(Assessment.objects.order_by("month_no").values_list("due_fen", flat=True)) == [
        None,
        3000,
        3000,
        3000,
    ]
    assert assessing.reassess(one, since_month=JUNE - 2) == ()
