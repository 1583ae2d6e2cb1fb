"""The frame: who stands in the scope, on the last day, on each day, at each month's end."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.core.period import Period
from dangwu.core.value import Cell
from dangwu.engine.base import Engine, Parameter
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.duck_engine import DuckEngine
from dangwu.engine.frame import frame
from dangwu.exchange import ledger
from dangwu.organizations import changes
from dangwu.organizations.models import Kind, Nature, Organization

Rows = list[tuple[Cell, ...]]
MARKS = [
    pytest.param("sqlite", marks=pytest.mark.django_db),
    pytest.param("duckdb", marks=pytest.mark.django_db),
    pytest.param(
        "postgresql",
        marks=[
            pytest.mark.needs_postgresql,
            pytest.mark.django_db(databases=["default", "postgresql"]),
        ],
    ),
]


def found(name: str, parent: Organization | None, day: str) -> Organization:
    return changes.found(
        parent=parent, founded_on=date.fromisoformat(day), kind=Kind.BRANCH,
        nature=Nature.OFFICE, full_name=name, document_name=name,
    )  # fmt: skip


@pytest.fixture
def tree() -> dict[str, Organization]:
    """甲 (with 乙, under it 丙) and 丁 beside it; 丙 moves, 戊 dissolves, 己 comes late."""
    one = found("甲", None, "2010-01-01")
    two = found("乙", one, "2010-01-01")
    three = found("丙", two, "2010-01-01")
    four = found("丁", None, "2010-01-01")
    five = found("戊", two, "2010-01-01")
    six = found("己", one, "2020-03-31")
    changes.move(three, parent=four, on=date(2020, 4, 1))
    changes.dissolve(five, on=date(2020, 5, 15))
    return dict(zip("甲乙丙丁戊己", (one, two, three, four, five, six), strict=True))


@pytest.fixture(params=MARKS)
def engine(request: pytest.FixtureRequest, tree: dict[str, Organization], tmp_path: Path) -> Engine:
    """Each engine over the same tree."""
    if request.param == "sqlite":
        return DjangoEngine()
    if request.param == "postgresql":
        copy("postgresql")
        return DjangoEngine("postgresql")
    ledger.export(tmp_path, {"organizations_placement", "organizations_month"})
    return DuckEngine(tmp_path)


def copy(alias: str) -> None:
    from dangwu.organizations.models import Placement

    for model in (Organization, Placement):
        model._default_manager.using(alias).bulk_create(
            model._default_manager.order_by("pk")  # type: ignore[attr-defined]
        )


@pytest.fixture
def ask(engine: Engine, tree: dict[str, Organization]) -> Callable[..., Rows]:
    names = {one.pk: name for name, one in tree.items()}

    def answer(query: str, scope: str, period: str) -> Rows:
        span = Period.parse(period)
        known: dict[str, Parameter] = {
            "scope_id": tree[scope].pk, "first": span.first, "last": span.last,
            "first_no": span.first_no, "last_no": span.last_no,
            "first_month": span.first_month, "last_month": span.last_month,
        }  # fmt: skip
        rows = engine.run(frame(query, "evidence.*"), known).rows
        return sorted((names.get(int(str(row[0])), row[0]), *row[1:]) for row in rows)  # type: ignore[type-var]

    return answer


SCOPE = "select s.organization_id as organization_id from scope as s"
STOOD = "select s.organization_id as organization_id, s.since as since, s.until as until from stood as s"
STOOD_MONTH = """select s.organization_id as organization_id, s.month_no as month_no
from stood_month as s where s.month_no >= 24242"""
MONTH = (
    "select m.month_no as month_no, m.first_on as first_on, m.last_on as last_on from month as m"
)
PERIOD = """select p.first_no as first_no, p.last_no as last_no, p.first_month as first_month,
  p.last_month as last_month from period as p"""


def names(rows: Rows) -> str:
    return "".join(str(row[0]) for row in rows)


class TestScope:
    @pytest.mark.parametrize(
        ("scope", "period", "expected"),
        [
            ("甲", "2019H2", "丙乙戊甲"),
            ("甲", "2020-01-01..2020-03-30", "丙乙戊甲"),
            ("甲", "2020-01-01..2020-03-31", "丙乙己戊甲"),
            ("甲", "2020-01-01..2020-04-01", "乙己戊甲"),
            ("甲", "2020-01-01..2020-05-14", "乙己戊甲"),
            ("甲", "2020-01-01..2020-05-15", "乙己甲"),
            ("丁", "2020-01-01..2020-03-31", "丁"),
            ("丁", "2020-01-01..2020-04-01", "丁丙"),
            ("丙", "2020H1", "丙"),
            ("戊", "2020H1", ""),
            ("甲", "2009", ""),
        ],
    )
    def test_who_stands_on_the_last_day(
        self, ask: Callable[..., Rows], scope: str, period: str, expected: str
    ) -> None:
        assert names(ask(SCOPE, scope, period)) == expected


def test_a_scope_that_moved_keeps_what_stands_below_it(ask: Callable[..., Rows]) -> None:
    assert names(ask(SCOPE, "乙", "2019H2")) == "丙乙戊"
    assert names(ask(SCOPE, "乙", "2020H1")) == "乙"


def test_what_happened_counts_where_the_organization_stood_on_that_day(
    ask: Callable[..., Rows],
) -> None:
    stood = {(name, since): until for name, since, until in ask(STOOD, "甲", "2020H1")}

    assert stood["乙", "2010-01-01"] == "9999-12-31"
    assert stood["己", "2020-03-31"] == "9999-12-31"


def test_a_month_counts_where_the_organization_stood_at_its_end_or_at_its_own(
    ask: Callable[..., Rows],
) -> None:
    rows = ask(STOOD_MONTH, "甲", "2020H1")
    months: dict[Cell, list[Any]] = {}
    for name, month in rows:
        months.setdefault(name, []).append(month)

    assert months["丙"] == [24242]  # March; moved on 1 April
    assert months["戊"] == [24242, 24243, 24244]  # dissolved in May: May is its last
    assert months["己"] == [24242, 24243, 24244, 24245]  # founded on 31 March
    assert months["乙"] == [24242, 24243, 24244, 24245]


def test_the_months_and_the_period(ask: Callable[..., Rows]) -> None:
    assert ask(MONTH, "甲", "2020-02") == [(24241, "2020-02-01", "2020-02-29")]
    assert ask(PERIOD, "甲", "2020H1") == [(20200101, 20200630, 24240, 24245)]


def test_only_the_tables_that_a_text_uses_stand_before_it() -> None:
    assert frame("select 1 as id", "count(*)") == (
        "select count(*) from (\nselect 1 as id\n) as evidence"
    )
    text = frame("select s.organization_id as id from scope as s", "count(*)")
    assert text.startswith("with scope as (\n")
    assert "stood" not in text
    both = frame("select 1 as id from stood_month as m join month as n on 1 = 1", "count(*)")
    assert both.index("stood_month as (") < both.index("month as (\n  select month_no")
    assert "stood as (" not in both
