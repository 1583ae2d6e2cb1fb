"""Dues by the rules that a unit has put in: reckoned, assessed, explained and checked alike."""

from datetime import date
from pathlib import Path

import pytest

from dangwu.accounts.models import User
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.dues import assessing, basing, changes, explaining
from dangwu.dues.arrears import arrears
from dangwu.dues.errors import BasesRefused
from dangwu.dues.grounds import grounds
from dangwu.engine.django_engine import DjangoEngine
from dangwu.members.models import Member
from dangwu.organizations.local import judge
from dangwu.organizations.local_rules import Content, put_in
from dangwu.organizations.models import Organization
from tests.examples import Example, load

TODAY = date(2020, 6, 30)
JANUARY, MAY, JUNE = 24240, 24244, 24245
COMMITTEE, FIRST = 2, 3
MINE, OTHERS = 31, 91
"""A member of the first branch, and one of another unit."""
BY = "《某市党费细则》第四条"


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))
    for key in (MINE, OTHERS):
        changes.set_base(
            Member.objects.get(pk=key), category="在职", since_month=JANUARY, base_fen=456_789
        )


@pytest.fixture
def officer() -> User:
    return User.objects.create(username="zhao", name="赵某")


def put(rule: str, officer: User, value: int | None = None, bands: str = "") -> None:
    content = Content(
        value, bands, date(2020, 6, 1), "某市党费细则", "第四条", "市里规定", confirmed=True
    )
    put_in(Organization.objects.get(pk=COMMITTEE), rule, content, today=TODAY, actor=officer)


def due(member: int, month: int = JUNE) -> int | None:
    return grounds([MINE, OTHERS], month)[member].due_fen


def test_rounded_by_the_units_own_rule_from_its_month(officer: User) -> None:
    assert [due(MINE), due(OTHERS)] == [4568, 4568]
    put("dues_rounding_unit", officer, 10)

    assert [due(MINE, MAY), due(MINE), due(OTHERS)] == [4568, 4570, 4568]
    lines = explaining.explain(Member.objects.get(pk=MINE), JUNE).lines
    assert [one.note for one in lines if one.label == "计算"] == [f"四舍五入到角，{BY}"]


def test_bands_of_its_own(officer: User) -> None:
    put("dues_bands", officer, bands="在职 2%")

    assert [due(MINE), due(OTHERS)] == [9136, 4568]
    assert explaining.explain(Member.objects.get(pk=MINE), JUNE).article == BY


def test_the_check_agrees_with_the_assessing(officer: User) -> None:
    put("dues_rounding_unit", officer, 100)
    branch = Organization.objects.get(pk=FIRST)
    made = assessing.assess_branch(branch, month_no=JUNE, today=TODAY)

    assert [one.due_fen for one in made.rows if one.member.pk == MINE] == [4600]
    period = Period.parse("2020-06")
    for scope in (1, COMMITTEE, FIRST):
        found = judge(DjangoEngine(), Scope(scope, "甲"), period, ["党费核定不符"])
        assert found.findings == ()


def test_a_category_that_its_bands_lack(officer: User) -> None:
    put("dues_bands", officer, bands="在职 2%")
    branch = Organization.objects.get(pk=FIRST)
    entry = basing.BaseEntry(MINE, "学生", None)

    with pytest.raises(BasesRefused, match="没有这个人员类别的标准"):
        basing.save(branch, since_month=JUNE, entries=[entry])


def test_the_limit_of_arrears(officer: User) -> None:
    put("dues_arrears_months_most", officer, 3)
    branch = Organization.objects.get(pk=FIRST)
    for month in (MAY, JUNE):
        assessing.assess_branch(branch, month_no=month, today=TODAY)

    [owing] = [one for one in arrears([branch], date(2020, 7, 1)) if one.member.pk == MINE]
    assert owing.fact == f"连续2个月未缴；{BY}的期限是3个月，还差1个月"
