"""The records behind a number, a page at a time: in Chinese, with names, each with its link."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.apps import apps

from dangwu.catalogue.figures import Figure
from dangwu.catalogue.running import parameters
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Cell as Raw
from dangwu.engine.base import Engine
from dangwu.engine.frame import frame
from dangwu.organizations.models import Organization
from dangwu.pages import cells
from dangwu.pages.access import Access
from dangwu.pages.cells import Cell
from dangwu.pages.registers import record_url
from dangwu.web.figures.values import Memory

PAGE = 30
SORTED = 50_000
"""So many records at most are put in order; more are shown as they are stored."""
ORGANIZATION = "organization_id"
_STEP = 50_000
_MEMORY: Memory[list[dict[str, Raw]]] = Memory(500)
_STOCK = re.compile(r"\bjoin scope as\b")
_WITHHELD = "（不在您的查看范围）"
_YEAR_DAY = 8
_PEOPLE = ("person_name", "name")
_NAMED = {"member_id": ("members.Member", "name"), "checkpoint_id": ("posts.Checkpoint", "name")}
_KINDS = (
    ("_fen", "money"), ("month_no", "month"), ("birth_no", "birth"), ("_minute", "clock"),
    ("_on", "day"), ("last_no", "day"), ("since", "day"), ("until", "day"),
)  # fmt: skip
_NUMBERS = frozenset(
    {"present", "expected", "minutes", "sixty", "people", "shifts", "months", "checks", "staff",
     "kg", "target_kg", "stock_kg", "demand_kg", "score", "due_half_days", "attended_half_days",
     "days", "hours"}
)  # fmt: skip
_FLAGS = frozenset({"owing", "settled", "met"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `name` in the query, `label` above it, `kind` how its cells are shown."""

    name: str
    label: str
    kind: str

    @property
    def right(self) -> bool:
        """Whether its cells stand to the right."""
        return self.kind in {"money", "number"}


@dataclass(frozen=True, slots=True)
class Row:
    """One record: `href` leads to it, empty where it has no page or is out of reach."""

    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the evidence."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    number: int
    pages: int
    count: int
    sort: str
    sortable: bool


@dataclass(frozen=True)
class Records:
    """The evidence of one figure for a scope and a period, as one person may see it."""

    engine: Engine
    figure: Figure
    scope: Scope
    period: Period
    access: Access
    at: Hashable = None
    """The state of the records, by which a page that took long is remembered; None: never."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is shown: the organization, then what the figure's author chose."""
        shown = [_column(part) for part in self.figure.shows]
        names = {one.name for one in shown}
        # a name beside a person's number tells the same twice
        if "member_id" in names:
            shown = [one for one in shown if one.name not in _PEOPLE]
        if "full_name" not in names and "document_name" not in names:
            shown.insert(min(1, len(shown)), Column(ORGANIZATION, "党组织", "organization"))
        return tuple(shown)

    def page(self, number: int, count: int, sort: str) -> Page:
        """Return one page; `count` is how many records there are."""
        pages = max(1, -(-count // PAGE))
        number = min(max(number, 1), pages)
        sortable = count <= SORTED
        order = self._order(sort) if sortable else ""
        rows = tuple(self._told(self._read(order, PAGE, (number - 1) * PAGE)))
        kept = sort if sortable and self._sorts(sort) else ""
        return Page(self.columns, rows, number, pages, count, kept, sortable)

    def every(self, count: int, sort: str, most: int) -> Iterator[Row]:
        """Yield the records, `most` of them at most, in the page's order, without their links."""
        order = self._order(sort) if count <= SORTED else ""
        for start in range(0, min(count, most), _STEP):
            yield from self._told(self._read(order, min(_STEP, most - start), start), links=False)

    def _sorts(self, sort: str) -> bool:
        return sort.removeprefix("-") in {one.name for one in self.columns}

    def _order(self, sort: str) -> str:
        days = [one.name for one in self.columns if one.kind == "day"]
        # what happened by its day; who belongs by where
        stock = bool(_STOCK.search(self.figure.sql))
        names = [ORGANIZATION, "id"] if stock else [*days[:1], ORGANIZATION, "id"]
        if not self._sorts(sort):
            return " order by " + ", ".join(f"evidence.{name}" for name in dict.fromkeys(names))
        first = sort.removeprefix("-")
        way = " desc" if sort.startswith("-") else ""
        rest = [f"evidence.{name}" for name in names if name != first]
        return f" order by evidence.{first}{way}, " + ", ".join(rest)

    def _read(self, order: str, size: int, start: int) -> list[dict[str, Raw]]:
        key = (
            self.figure.digest,
            self.scope.organization_id,
            self.period,
            order,
            size,
            start,
            self.at,
        )
        found = _MEMORY.get(key) if self.at is not None and size <= PAGE else None
        if found is None:
            text = frame(self.figure.sql, "evidence.*") + f"{order} limit {size} offset {start}"
            answer = self.engine.run(text, parameters(self.figure, self.scope, self.period))
            found = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
            if size <= PAGE:
                _MEMORY.put(key, found)
        return found

    def _told(self, rows: Sequence[Mapping[str, Raw]], *, links: bool = True) -> Iterator[Row]:
        columns = self.columns
        names = {one.name: _names(one, rows) for one in columns}
        reach = self._reach(rows)
        for row in rows:
            if row[ORGANIZATION] not in reach:
                blank = [Cell("", "", one.kind, one.label) for one in columns]
                blank[0] = replace(blank[0], text=_WITHHELD, value=_WITHHELD)
                yield Row("", tuple(blank))
                continue
            href = record_url(self.figure.evidence, _whole(row["id"])) if links else ""
            yield Row(href, tuple(_cell(one, row, names[one.name]) for one in columns))

    def _reach(self, rows: Iterable[Mapping[str, Raw]]) -> set[Raw]:
        asked = {_whole(row[ORGANIZATION]) for row in rows}
        seen = self.access.organizations().filter(pk__in=asked - {None})
        return set(seen.values_list("pk", flat=True))


def _column(part: str) -> Column:
    name, label = part.split(" ", 1)
    for end in ("（分）", "（分钟）", "（1是，空为不明）", "编号", "序号"):
        label = label.removesuffix(end)
    if name.endswith("_fen"):
        label += "（元）"
    if name == "month_no":
        label = "月份"
    return Column(name, label, _kind(name))


def _kind(name: str) -> str:
    if name in _NAMED:
        return "named"
    if name in _FLAGS:
        return "answer"
    if name in _NUMBERS:
        return "number"
    return next((kind for end, kind in _KINDS if name.endswith(end)), "text")


def _names(column: Column, rows: Iterable[Mapping[str, Raw]]) -> dict[int, str]:
    """Return the names of the records that a column numbers, all in one query."""
    if column.kind == "organization":
        model, field = Organization, "document_name"
    elif column.kind == "named":
        label, field = _NAMED[column.name]
        model = apps.get_model(label)
    else:
        return {}
    asked = {number for row in rows if (number := _whole(row.get(column.name))) is not None}
    found = model._default_manager.filter(pk__in=asked).values_list("pk", field)
    return {pk: str(name) for pk, name in found}


def _whole(cell: Raw) -> int | None:
    return None if cell is None else int(cell)


def _cell(column: Column, row: Mapping[str, Raw], names: Mapping[int, str]) -> Cell:
    raw = row[column.name]
    if column.kind in {"organization", "named"}:
        text = names.get(_whole(raw) or 0, "")
        if not text and column.name == "member_id":
            text = str(next((row[one] for one in _PEOPLE if row.get(one)), ""))
        return Cell(text, text, "text", column.label)
    if column.kind == "answer":
        text = "不明" if raw is None else ("是" if raw else "否")
        return Cell(text, text, "text", column.label)
    value = _value(column, raw)
    return Cell(cells.show(value, column.kind), cells.plain(value, column.kind), column.kind,
                column.label)  # fmt: skip


def _value(column: Column, raw: Raw) -> Any:
    """Return the raw cell as a field of its kind holds it."""
    if column.kind != "day" or raw is None:
        return raw
    text = str(raw)
    if text.isdecimal() and len(text) == _YEAR_DAY:
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    try:
        return date.fromisoformat(text)
    except ValueError:
        return raw
