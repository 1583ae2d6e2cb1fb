"""A preview as its page shows it: in a small SQLite file beside the upload, a page at a time.

A hundred thousand rows fit, and what a person chooses stays with them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dangwu.exchange.preview import Preview
from dangwu.exchange.verdict import Problem, Row

PAGE = 50
TABS = ("asked", "refused", "certain", "skipped")
_TABLES = """
create table line (number integer primary key, tab text, held text, months text);
create table problem (number integer, field text, reason text, says text, asks integer,
                      reading text, agreed integer default 0);
create table about (name text primary key, held text);
"""
_INDEXES = """
create index line_by_tab on line (tab, number);
create index problem_of_line on problem (number);
create index problem_by_reason on problem (reason, number);
"""
Choice = tuple[int, str, str, str]
"""Row, field, reason, and what it would be read as: one reading that a person agreed to."""


@dataclass(frozen=True)
class Doubt:
    """What is wrong with one field of a row, where it stands, and whether its reading is agreed to."""

    field: str
    column: str
    reason: str
    says: str
    asks: bool
    reading: dict[str, Any]
    agreed: bool


@dataclass(frozen=True)
class Line:
    """One row of the file with what is said of it."""

    number: int
    values: dict[str, Any]
    months: list[tuple[str, int]]
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def offered(self) -> bool:
        """Whether every doubt has a reading to agree to."""
        return bool(self.doubts) and all(one.reading for one in self.doubts)

    @property
    def agreed(self) -> bool:
        """Whether all its readings are agreed to."""
        return bool(self.doubts) and all(one.agreed for one in self.doubts)


@dataclass(frozen=True)
class Grouped:
    """One reason of doubtful rows: in how many places, how many have a reading, how many agreed."""

    reason: str
    places: int
    offered: int
    agreed: int
    example: str


def reading_of(problem: Problem) -> str:
    """Return what a problem would be read as, as text that is the same for the same reading."""
    return _text(problem.may_read) if problem.may_read else ""


def keep(found: Preview, path: Path, digest: str) -> None:
    """Keep a preview and its file's digest; one that was kept before is replaced."""
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(fresh, isolation_level=None)) as book:
        book.executescript("pragma journal_mode=off; pragma synchronous=off;" + _TABLES)
        book.execute("begin")
        book.executemany("insert into line values (?, ?, ?, ?)", _lines(found))
        book.executemany(
            "insert into problem (number, field, reason, says, asks, reading)"
            " values (?, ?, ?, ?, ?, ?)",
            _problems(found),
        )
        book.executemany("insert into about values (?, ?)", _about(found, digest))
        book.execute("commit")
        book.executescript(_INDEXES)
    fresh.replace(path)
    path.chmod(0o600)


def _lines(found: Preview) -> Iterator[tuple[int, str, str, str]]:
    for row in found.rows:
        yield row.number, _tab(row), _text(row.values), _text(row.payments) if row.payments else ""
    for number, why in found.skipped:
        if why != "blank":
            yield number, "skipped", _text({"": why}), ""


def _tab(row: Row) -> str:
    if not row.problems:
        return "certain"
    return "refused" if row.refused else "asked"


def _problems(found: Preview) -> Iterator[tuple[int, str, str, str, int, str]]:
    for row in found.rows:
        for one in row.problems:
            yield row.number, one.field, one.reason, one.says, int(one.asks), reading_of(one)


def _about(found: Preview, digest: str) -> Iterator[tuple[str, str]]:
    seen = dict.fromkeys(name for row in found.rows for name in row.values)
    blank = sum(1 for _, why in found.skipped if why == "blank")
    for name, value in (
        ("sheet", found.sheet), ("sheets", found.sheets), ("header_rows", found.header_rows),
        ("findings", found.findings), ("places", found.places), ("fields", list(seen)),
        ("wide", found.wide), ("blank", blank), ("digest", digest),
    ):  # fmt: skip
        yield name, _text(value)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class KeptPreview:
    """A preview that was kept; every question opens the file for itself."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def exists(self) -> bool:
        """Whether there is one."""
        return self.path.is_file()

    def _ask(self, sql: str, *values: object) -> list[Any]:
        with closing(sqlite3.connect(self.path, timeout=5)) as book, book:
            return book.execute(sql, values).fetchall()

    def about(self) -> dict[str, Any]:
        """Return what is said of the whole file."""
        return {name: json.loads(held) for name, held in self._ask("select * from about")}

    def counts(self) -> dict[str, int]:
        """Return how many rows there are of each sort."""
        found = dict(self._ask("select tab, count(*) from line group by tab"))
        return {tab: found.get(tab, 0) for tab in TABS}

    def chosen(self) -> int:
        """Return of how many doubtful rows every reading is agreed to."""
        return int(self._ask(
            "select count(*) from line where tab = 'asked' and not exists"
            " (select 1 from problem where problem.number = line.number and agreed = 0)"
        )[0][0])  # fmt: skip

    def reasons(self, tab: str) -> list[Grouped]:
        """Return the reasons for which rows of a tab stand there, the most frequent first."""
        return [
            Grouped(*row) for row in self._ask(
                "select reason, count(*), sum(reading <> ''), sum(agreed), min(says) from problem"
                " join line on line.number = problem.number and line.tab = ?"
                " group by reason order by 2 desc, 1", tab,
            )
        ]  # fmt: skip

    def unknown_names(self) -> list[tuple[str, int]]:
        """Return the names of organizations that nobody knows for certain, with their rows."""
        return [
            (name, count) for name, count in self._ask(
                "select json_extract(held, '$.党支部'), count(*) from line where number in"
                " (select number from problem where reason in ('branch_unknown', 'branch_unsure'))"
                " group by 1 order by 2 desc, 1 limit 30"
            ) if name
        ]  # fmt: skip

    def lines(
        self, tab: str, *, page: int = 1, reason: str = "", size: int = PAGE
    ) -> tuple[list[Line], int]:
        """Return a page of a tab, and how many rows the tab or the reason has."""
        where = "tab = ?"
        values: list[object] = [tab]
        if reason:
            where += " and number in (select number from problem where reason = ?)"
            values.append(reason)
        count = int(self._ask(f"select count(*) from line where {where}", *values)[0][0])
        rows = self._ask(
            f"select number, held, months from line where {where} order by number limit ? offset ?",
            *values, size, (page - 1) * size,
        )  # fmt: skip
        doubts = self._doubts([number for number, _, _ in rows])
        return [
            Line(number, json.loads(held), json.loads(months or "[]"), doubts.get(number, []))
            for number, held, months in rows
        ], count

    def every(self, tabs: tuple[str, ...]) -> Iterator[Line]:
        """Yield all rows of some tabs."""
        for tab in tabs:
            page = 1
            while found := self.lines(tab, page=page, size=500)[0]:
                yield from found
                page += 1

    def _doubts(self, numbers: list[int]) -> dict[int, list[Doubt]]:
        marks = ", ".join("?" * len(numbers))
        places = self.about()["places"]
        found: dict[int, list[Doubt]] = {}
        for number, name, reason, says, asks, reading, agreed in self._ask(
            f"select * from problem where number in ({marks}) order by rowid", *numbers
        ):
            letter = places.get(name, ("", ""))[0]
            doubt = Doubt(name, letter, reason, says, bool(asks), json.loads(reading or "{}"),
                          bool(agreed))  # fmt: skip
            found.setdefault(number, []).append(doubt)
        return found

    def agree(self, *, yes: bool, reason: str = "", number: int = 0) -> None:
        """Agree, or no more, to the readings of a row or to all of a reason."""
        name, value = ("reason", reason) if reason else ("number", number)
        self._ask(
            f"update problem set agreed = ? where {name} = ? and reading <> '' and number in"
            " (select number from line where tab = 'asked')", int(yes), value,
        )  # fmt: skip

    def choices(self) -> set[Choice]:
        """Return every reading that was agreed to."""
        return set(self._ask("select number, field, reason, reading from problem where agreed = 1"))


def settled(found: Preview, choices: set[Choice]) -> list[Row]:
    """Return the rows to write: the certain ones, and those whose every reading was agreed to."""
    agreed = [
        row.settled() for row in found.asked
        if all(one.may_read and (row.number, one.field, one.reason, reading_of(one)) in choices
               for one in row.problems)
    ]  # fmt: skip
    return sorted([*found.certain, *agreed], key=lambda row: row.number)
