"""The table of what is due against a plain reckoning, on both sides of each limit."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dangwu.core.money import fen
from dangwu.core.period import Period
from dangwu.dues.models import Assessment, Base, Waiver
from dangwu.dues.reckoned import Due, dues
from dangwu.members.models import Member
from dangwu.organizations.cases import Cases
from dangwu.rules.book import rule, rules
from dangwu.rules.rule import NoRuleInForce, Rule
from tests.dues.plain import due_fen

EVER = Period(date(1900, 1, 1), date(2100, 12, 31))
JANUARY = 24240
BANDS = rule("dues_bands").versions[0].bands
ASKED = (
    "select a.id as id, a.organization_id as organization_id, a.member_id as member_id, "
    "a.month_no as month_no from dues_assessment as a"
)
PAID = [
    ("0", "0"), ("0.99", "0"), ("1", "0.01"), ("3000", "15"), ("3000.01", "30"),
    ("4567.89", "45.68"), ("5000", "50"), ("5000.01", "75"), ("7654.32", "114.81"),
    ("10000", "150"), ("10000.01", "200"),
]  # fmt: skip


def reckoned(
    *bases: tuple[str, int | None, int | None],
    month: int = JANUARY,
    known: dict[str, Rule] | None = None,
) -> list[Due]:
    """One member a base: category, base and what was agreed, from January 2020 on."""
    cases = Cases(len(bases), date(2020, 6, 30))
    numbers = range(1, len(bases) + 1)
    members = [(n, f"甲{n}", date(2000, 1, 1)) for n in numbers]
    cases.add(Member, ("id", "name", "admitted_on"), members)
    cases.add(
        Base, ("id", "member_id", "category", "base_fen", "agreed_fen", "since_month"),
        [(n, n, *one, JANUARY) for n, one in zip(numbers, bases, strict=True)],
    )  # fmt: skip
    asked = [(n, n, n, month) for n in numbers]
    cases.add(Assessment, ("id", "organization_id", "member_id", "month_no"), asked)
    cases.ready()
    return sorted(dues(cases.engine, known or rules(), EVER, ASKED), key=lambda due: due.id or 0)


def ruled(**values: int) -> dict[str, Rule]:
    """The rules, with other numbers in some."""
    known = dict(rules())
    for name, value in values.items():
        one = known[name]
        known[name] = replace(one, versions=(replace(one.versions[0], value=value),))
    return known


@pytest.mark.parametrize("category", ["在职", "年薪", "个体"])
def test_the_band_is_of_the_whole_base(category: str) -> None:
    found = reckoned(*[(category, fen(base), None) for base, _ in PAID])
    assert [one.due_fen for one in found] == [fen(due) for _, due in PAID]
    assert {one.state for one in found} == {"rated"}


def test_the_retired_have_two_bands() -> None:
    bases = [("离退休", fen(one), None) for one in ("5000", "5000.01", "12000", "3000.01")]
    assert [one.due_fen for one in reckoned(*bases)] == [2500, 5000, 12000, 1500]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["在职", "年薪", "个体", "离退休", "农民", "学生", "低保", "别的"]),
            st.none() | st.integers(0, 2_000_000) | st.sampled_from([300_000, 300_001, 500_000]),
            st.none() | st.integers(0, 120),
        ),
        min_size=1,
        max_size=60,
    )
)
def test_it_agrees_with_a_plain_reckoning(bases: list[tuple[str, int | None, int | None]]) -> None:
    found = reckoned(*bases)
    plain = [due_fen(category, base, BANDS, agreed) for category, base, agreed in bases]
    assert [one.due_fen for one in found] == plain


def test_why_it_is_not_known() -> None:
    found = reckoned(
        ("在职", None, None), ("农民", None, None), ("农民", None, 19), ("农民", None, 20),
        ("农民", None, 100), ("农民", None, 101), ("别的", 1, None), ("学生", None, None),
    )  # fmt: skip
    assert [(one.state, one.due_fen) for one in found] == [
        ("unknown", None), ("range", None), ("outside", None), ("agreed", 20), ("agreed", 100),
        ("outside", None), ("no_category", None), ("fixed", 20),
    ]  # fmt: skip
    assert reckoned(("在职", 1, None), month=JANUARY - 1)[0].state == "no_base"


@pytest.mark.parametrize(
    ("month", "state"), [(2008 * 12 + 2, "no_rule"), (2008 * 12 + 3, "no_base")]
)
def test_before_the_rule_nothing_is_said(month: int, state: str) -> None:
    assert reckoned(("在职", 1, None), month=month)[0].state == state


@pytest.mark.parametrize(
    ("unit", "way", "due"),
    [
        (1, 1, 4568), (1, 0, 4567), (1, 2, 4568), (10, 1, 4570), (10, 0, 4560), (10, 2, 4570),
        (100, 1, 4600), (100, 0, 4500), (100, 2, 4600),
    ],
)  # fmt: skip
def test_rounding_is_by_rule(unit: int, way: int, due: int) -> None:
    known = ruled(dues_rounding_unit=unit, dues_rounding_way=way)
    found = reckoned(("在职", 456_789, None), ("在职", 300_000, None), known=known)
    assert [one.due_fen for one in found] == [due, 1500]
    assert [one.exact for one in found] == [False, True]


@pytest.mark.parametrize(("base", "due"), [(101, 1), (300, 2), (299, 1), (100, 1), (99, 0)])
def test_half_a_fen_goes_up(base: int, due: int) -> None:
    assert reckoned(("在职", base, None))[0].due_fen == due


def judged(
    day: date = date(2000, 1, 1), waivers: tuple[tuple[object, ...], ...] = (), month: int = JANUARY
) -> tuple[str, int | None, int | None]:
    cases = Cases(1, date(2020, 6, 30))
    cases.add(Member, ("id", "name", "admitted_on", "left_on"), [(1, "甲", day, date(2020, 6, 1))])
    cases.add(Base, ("id", "member_id", "category", "base_fen", "since_month"),
              [(1, 1, "在职", 300_000, 24000)])  # fmt: skip
    names = (
        "id",
        "member_id",
        "since_month",
        "until_month",
        "due_fen",
        "studied_on",
        "approved_on",
    )
    cases.add(Waiver, names, [(n, 1, *one) for n, one in enumerate(waivers, 1)])
    cases.add(Assessment, ("id", "organization_id", "member_id", "month_no"), [(1, 1, 1, month)])
    (found,) = dues(cases.engine, rules(), EVER, ASKED)
    return found.state, found.due_fen, found.full_fen


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2020, 1, 1), "rated"), (date(2020, 1, 31), "rated"), (date(2020, 2, 1), "not_yet")],
)
def test_dues_begin_with_the_month_of_the_branch_meeting(day: date, state: str) -> None:
    assert judged(day)[0] == state


@pytest.mark.parametrize(("month", "state"), [(24244, "rated"), (24245, "left")])
def test_who_left_owes_nothing_from_then(month: int, state: str) -> None:
    assert judged(month=month)[0] == state


DAY = date(2019, 12, 1)


@pytest.mark.parametrize(
    ("waiver", "answer"),
    [
        ((JANUARY, JANUARY, 0, DAY, DAY), ("waived", 0, 1500)),
        ((JANUARY, JANUARY, 500, DAY, DAY), ("reduced", 500, 1500)),
        ((JANUARY, JANUARY, 0, None, DAY), ("rated", 1500, 1500)),
        ((JANUARY, JANUARY, 0, DAY, None), ("rated", 1500, 1500)),
        ((JANUARY + 1, JANUARY + 1, 0, DAY, DAY), ("rated", 1500, 1500)),
        ((JANUARY - 2, JANUARY - 1, 0, DAY, DAY), ("rated", 1500, 1500)),
    ],
)
def test_a_waiver_counts_with_both_decisions_and_in_its_months(
    waiver: tuple[object, ...], answer: tuple[str, int | None, int | None]
) -> None:
    assert judged(waivers=(waiver,)) == answer


def test_two_waivers_of_a_month_give_one_answer() -> None:
    both = ((JANUARY, JANUARY, 100, DAY, DAY), (JANUARY, JANUARY, 0, DAY, DAY))
    assert judged(waivers=both)[0] == "reduced"


@pytest.mark.parametrize(
    ("fixed", "month", "base_id"),
    [(1, 24242, 1), (1, 24243, 2), (12, 24243, 1), (12, 24251, 3), (12, 24252, 4), (12, 24249, 3)],
)
def test_a_base_changes_with_its_month_or_once_a_year(fixed: int, month: int, base_id: int) -> None:
    cases = Cases(1, date(2020, 6, 30))
    cases.add(Member, ("id", "name", "admitted_on"), [(1, "甲", date(2000, 1, 1))])
    cases.add(
        Base, ("id", "member_id", "category", "base_fen", "since_month"),
        [(1, 1, "在职", 1, 24240), (2, 1, "在职", 2, 24243), (3, 1, "离退休", 3, 24247),
         (4, 1, "离退休", 4, 24250)],
    )  # fmt: skip
    cases.add(Assessment, ("id", "organization_id", "member_id", "month_no"), [(1, 1, 1, month)])
    (found,) = dues(cases.engine, ruled(dues_base_months=fixed), EVER, ASKED)
    assert found.base_id == base_id


@pytest.mark.parametrize(
    ("category", "month", "state"),
    [("年薪", 24240, "rated"), ("年薪", 24241, "stale"), ("个体", 24242, "rated"),
     ("个体", 24243, "stale"), ("在职", 24260, "rated"), ("离退休", 24260, "rated")],
)  # fmt: skip
def test_a_base_of_pay_by_the_year_or_of_business_holds_for_its_time(
    category: str, month: int, state: str
) -> None:
    (found,) = reckoned((category, 300_000, None), month=month)
    assert (found.state, found.due_fen) == (state, 1500 if state == "rated" else None)


def test_the_rules_of_dues_hold_from_the_first_of_april_2008() -> None:
    for name in (
        "bands",
        "start_months",
        "base_months",
        "rounding_unit",
        "rounding_way",
        "annual_base_months",
        "business_base_months",
    ):
        one = rule(f"dues_{name}")
        assert isinstance(one.at(date(2008, 3, 31)), NoRuleInForce)
        assert not isinstance(one.at(date(2008, 4, 1)), NoRuleInForce)
