"""A room's table: a named query shared by checks."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from dangwu.catalogue import tables
from dangwu.catalogue.checks import parameters, text
from dangwu.catalogue.checks_reading import read
from dangwu.catalogue.checks_rules import foundation
from dangwu.catalogue.headers import HeaderBroken
from dangwu.catalogue.tables import RoomTable, read_table, room_tables, tables_in
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import names_in
from dangwu.engine.subset import lint
from dangwu.rules.book import rules

HEAD = "-- table: some_table\n-- means: 某表\n-- rule: some_months\n-- span: some = some_months\n"


def file(folder: Path, text: str, name: str = "some_table") -> Path:
    path = folder / "dues" / "tables" / f"{name}.sql"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_what_a_file_says(tmp_path: Path) -> None:
    found = read_table(file(tmp_path, HEAD + "select 1 as one"))

    spans = (("some", "some_months"),)
    assert found == RoomTable("some_table", "某表", ("some_months",), spans, "select 1 as one")
    assert found.cte == "some_table as (\nselect 1 as one\n)"


@pytest.mark.parametrize(
    ("text", "name", "fault"),
    [
        (HEAD + "select 1 as one", "other", "other.sql：文件名应与表名“some_table”相同。"),
        (HEAD, "some_table", "some_table.sql：没有查询。"),
        (
            "-- table: some_table\n-- means: 某表\n-- span: some = some_months\nselect 1 as one",
            "some_table",
            "some_table.sql：span 用到的规则“some_months”没有写在 rule 里。",
        ),
    ],
)
def test_a_fault_of_a_file(tmp_path: Path, text: str, name: str, fault: str) -> None:
    with pytest.raises(HeaderBroken) as caught:
        read_table(file(tmp_path, text, name))

    assert str(caught.value) == f"dues/tables/{fault}"


def table(name: str, sql: str, *rules: str) -> RoomTable:
    return RoomTable(name, "某表", rules, tuple((f"of_{one}", one) for one in rules), sql)


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> Mapping[str, RoomTable]:
    """A table that reads another."""
    known = {
        "upper_table": table("upper_table", "select id, organization_id from lower_table"),
        "lower_table": table(
            "lower_table",
            "select s.organization_id as id, s.organization_id as organization_id from scope as s "
            "join rule_probation_months as r on r.value > 0 join span_of_probation_months as e "
            "on e.months = r.value",
            "probation_months",
        ),
    }
    monkeypatch.setattr(tables, "room_tables", lambda: known)
    return known


def test_a_table_stands_after_what_it_reads(two: Mapping[str, RoomTable]) -> None:
    found = tables_in("select id from upper_table join lower_table on true join other on true")

    assert found == (two["lower_table"], two["upper_table"])


def test_a_check_has_the_tables_and_their_rules_before_it(
    two: Mapping[str, RoomTable], tmp_path: Path
) -> None:
    path = tmp_path / "dues" / "checks" / "某检查.sql"
    path.parent.mkdir(parents=True)
    path.write_text(
        "-- check: 某检查\n-- severity: error\n-- evidence: dues.Payment\n-- found: 甲\n-- due: 乙\n"
        "-- todo: 丙\nselect u.id as id, u.organization_id as organization_id from upper_table as u",
        "utf-8",
    )
    one, period = read(path), Period.parse("2020-01")

    base = foundation(one, period, rules())
    whole = text(one, base)

    assert [each.label for each in (version.citation for version in base.versions)] != []
    assert (
        whole.index("scope as (")
        < whole.index("rule_probation_months(")
        < whole.index("lower_table as (")
        < whole.index("upper_table as (")
        < whole.index("select u.id as id")
    )
    assert names_in(whole) <= set(parameters(base, Scope(1, "甲"), period))


def test_two_rooms_may_not_hold_the_same_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("dues", "posts"):
        path = tmp_path / room / "tables" / "some_table.sql"
        path.parent.mkdir(parents=True)
        path.write_text("-- table: some_table\n-- means: 某表\nselect 1 as one", "utf-8")
    monkeypatch.setattr(tables, "ROOMS", tmp_path)
    room_tables.cache_clear()

    with pytest.raises(ValueError, match="two rooms hold a table of the same name"):
        room_tables()
    room_tables.cache_clear()


def test_every_table_of_the_rooms_is_portable() -> None:
    assert {name: lint(one.sql) for name, one in room_tables().items() if lint(one.sql)} == {}
