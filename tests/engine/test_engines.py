"""One text, one answer: SQLite, PostgreSQL and DuckDB over Parquet."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.db import connections

from dangwu.engine.base import Table
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.duck_engine import DuckEngine

TEXT = """select :word as word, 7 % 4 as rest, cast(sum(m.month_no) as bigint) as total,
  min(m.first_on) as first_on, ':word, 100%' as kept
from organizations_month as m where m.first_on >= :first and m.first_on <= :last"""
# A bare parameter in a select list has no kind on PostgreSQL; figures never write one.
TYPED = TEXT.replace(":word as word", "cast(:word as text) as word")
EXPECTED = Table(
    ("word", "rest", "total", "first_on", "kept"),
    (("甲'乙", 3, 24240 + 24241, "2020-01-01", ":word, 100%"),),
)
PARAMETERS = {
    "word": "甲'乙", "first": date(2020, 1, 1), "last": date(2020, 2, 29), "unused": 1,
}  # fmt: skip


def months(path: Path) -> None:
    days = [date(2020, 1, 1), date(2020, 2, 1), date(2020, 3, 1)]
    pq.write_table(
        pa.table({"month_no": [24240, 24241, 24242], "first_on": pa.array(days, pa.date32())}),
        path,
    )


@pytest.mark.django_db
def test_sqlite() -> None:
    engine = DjangoEngine()

    assert engine.name == "sqlite"
    assert engine.run(TYPED, PARAMETERS) == EXPECTED


@pytest.mark.needs_postgresql
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_postgresql() -> None:
    engine = DjangoEngine("postgresql")

    assert engine.name == "postgresql"
    assert engine.run(TYPED, PARAMETERS) == EXPECTED


def test_duckdb_reads_a_file_or_a_folder_a_table(tmp_path: Path) -> None:
    one = tmp_path / "it's one"
    one.mkdir()
    months(one / "organizations_month.parquet")
    many = tmp_path / "many"
    (many / "organizations_month").mkdir(parents=True)
    months(many / "organizations_month" / "a.parquet")

    for folder in (one, many):
        engine = DuckEngine(folder)
        assert engine.name == "duckdb"
        assert engine.run(TEXT, PARAMETERS) == EXPECTED


@pytest.mark.django_db
def test_a_write_gives_no_columns() -> None:
    engine = DjangoEngine()

    assert engine.run("update organizations_month set quarter_no = quarter_no", {}) == Table((), ())


@pytest.mark.needs_postgresql
@pytest.mark.django_db(databases=["default", "postgresql"])
def test_paths_compare_byte_by_byte_on_postgresql() -> None:
    with connections["postgresql"].cursor() as cursor:
        cursor.execute(
            "select collation_name from information_schema.columns "
            "where table_name = 'organizations_placement' and column_name in ('path', 'path_end')"
        )
        assert cursor.fetchall() == [("C",), ("C",)]
