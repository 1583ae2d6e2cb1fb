"""Branches beside one another by several figures at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.http import HttpResponseBase
from django.shortcuts import render

from dangwu.accounts.rights import Right
from dangwu.catalogue.figures import figures
from dangwu.core.value import Value
from dangwu.organizations.models import Organization
from dangwu.pages.guard import needs
from dangwu.pages.listing import send_table
from dangwu.pages.requests import Request
from dangwu.web.figures import export, parts
from dangwu.web.figures.asking import Asking, Elsewhere, ask
from dangwu.web.figures.search import grouped
from dangwu.web.figures.values import Shown, catalogue, shown

USUAL = (
    "党员总数",
    "支部党员大会次数",
    "主题党日次数",
    "党课次数",
    "支部集中学习次数",
    "党费收缴率",
)
"""What a first look compares."""
MOST, PAGE = 8, 100
"""So many columns at most: more is read by nobody; so many organizations on a page."""
TEXTS = frozenset({"文本", "日期"})


@dataclass(frozen=True)
class Column:
    """One figure of the comparison; `most` is its largest number, for the bar behind a cell."""

    name: str
    unit: str
    values: dict[int, Value]
    too_many: bool

    def shown(self, organization_id: int) -> Shown | None:
        """Return what the cell of an organization shows."""
        value = self.values.get(organization_id)
        return None if value is None else shown(value)


@needs(Right.READ)
def compare(request: Request) -> HttpResponseBase:
    """Show the organizations below side by side, one figure a column."""
    try:
        asked = ask(request)
    except Elsewhere as elsewhere:
        return elsewhere.answer
    names = chosen(request)
    level = request.GET.get("level", "")
    if level not in parts.LEVELS:
        level = parts.NEAR if asked.large else parts.BRANCHES
    those = parts.below(asked.organization.pk, level, asked.period.last)
    columns = [_column(name, asked, those) for name in names]
    those = ordered(those, columns, request.GET.get("sort", ""))
    if request.GET.get("format") == "xlsx":
        return _excel(asked, those, columns)
    number = _number(request, len(those))
    page = those[(number - 1) * PAGE : number * PAGE]
    return render(request, "web/figures/compare.html", _context(request, asked, page, columns) | {
        "levels": [(key, label, key == level) for key, label in parts.LEVELS.items()],
        "count": len(those),
        "number": number,
        "pages": _pages(len(those)),
    })  # fmt: skip


def chosen(request: Request) -> list[str]:
    """Return the figures that the address names, those that can be compared."""
    asked = [name for name in request.GET.getlist("figure") if name in figures()]
    known = [name for name in dict.fromkeys(asked) if figures()[name].unit not in TEXTS]
    return known[:MOST] or [name for name in USUAL if name in figures()]


def ordered(those: list[Organization], columns: list[Column], sort: str) -> list[Organization]:
    """Return the organizations by one column, the unknown last; else as they stand in the tree."""
    name = sort.removeprefix("-")
    column = next((one for one in columns if one.name == name), None)
    if column is None:
        return those

    def number(one: Organization) -> float | None:
        value = column.values.get(one.pk)
        known = value is not None and value.certain and value.number is not None
        return float(value.number or 0) if known and value is not None else None

    known = [one for one in those if number(one) is not None]
    known.sort(key=lambda one: number(one) or 0.0, reverse=sort.startswith("-"))
    return [*known, *(one for one in those if number(one) is None)]


def _column(name: str, asked: Asking, those: list[Organization]) -> Column:
    if not parts.can_compare(name, len(those)):
        return Column(name, figures()[name].unit, {}, too_many=True)
    found = parts.each(catalogue(), name, asked.scope, asked.period, those)
    values = {one.pk: value for one, value in zip(those, found, strict=True)}
    return Column(name, figures()[name].unit, values, too_many=False)


def _context(
    request: Request, asked: Asking, those: list[Organization], columns: list[Column]
) -> dict[str, Any]:
    sort = request.GET.get("sort", "")
    return {
        "heading": "支部比较",
        "asked_about": asked,
        "columns": columns,
        "sort": sort,
        "rows": [
            (one, [_cell(column, one, asked) for column in columns]) for one in those
        ],
        "offered": [
            (group, [one.name for one in members if one.unit not in TEXTS])
            for group, members in grouped().items()
        ],
        "names": [one.name for one in columns],
        "most": MOST,
    }  # fmt: skip


def _cell(column: Column, one: Organization, asked: Asking) -> tuple[str, Shown | None, Column]:
    href = f"/figures/{quote(column.name)}/?unit={one.pk}&period={asked.period.key}"
    return href, column.shown(one.pk), column


def _pages(count: int) -> int:
    return max(1, -(-count // PAGE))


def _number(request: Request, count: int) -> int:
    text = request.GET.get("page", "1")
    number = int(text) if text.isdecimal() and len(text) < 9 else 1
    return min(max(number, 1), _pages(count))


def _excel(asked: Asking, those: list[Organization], columns: list[Column]) -> HttpResponseBase:
    headings = ["单位", *(f"{one.name}（{one.unit}）" for one in columns)]
    rows = [
        [one.document_name, *(_excel_cell(column.values.get(one.pk)) for column in columns)]
        for one in those
    ]
    return send_table(f"支部比较-{asked.scope.name}-{asked.period.label}", headings, rows)


def _excel_cell(value: Value | None) -> Any:
    return "" if value is None else export.cell(value)
