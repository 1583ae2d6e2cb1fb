"""A figure's page in Excel: the number, its course, its parts and its records, as on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from django.http import HttpResponse

from dangwu.catalogue.figures import Figure
from dangwu.core.value import Value
from dangwu.pages.listing import send_file, send_table
from dangwu.pages.workbook import Table, write_tables
from dangwu.pages.workbook import Value as Cell
from dangwu.web.figures import parts
from dangwu.web.figures.asking import Asking
from dangwu.web.figures.course import Step
from dangwu.web.figures.evidence import Records
from dangwu.web.figures.search import grouped
from dangwu.web.figures.telling import Told
from dangwu.web.figures.values import UNKNOWN, catalogue, shown

MOST = 200_000
"""So many records at most; the sheet says so where there are more."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Screen:
    """What a figure's page shows."""

    asked: Asking
    what: Told
    value: Value
    course: Sequence[Step]
    comparison: parts.Comparison
    records: Records | None
    sort: str


def answer(screen: Screen) -> HttpResponse:
    """Return the page as an .xlsx to download."""
    out = BytesIO()
    write_tables(tables(screen), out)
    name = f"{screen.value.figure}-{screen.asked.scope.name}-{screen.asked.period.label}.xlsx"
    return send_file(out.getvalue(), name, XLSX)


def every(asked: Asking, those: Sequence[Figure]) -> HttpResponse:
    """Return these figures with their numbers as an .xlsx to download."""
    found = catalogue().values([one.name for one in those], asked.scope, asked.period)
    rows = [
        (one.group, one.name, cell(found[one.name]), one.unit, one.means)
        for members in grouped(those).values() for one in members
    ]  # fmt: skip
    name = f"指标-{asked.scope.name}-{asked.period.label}"
    return send_table(name, ("组", "指标", "数", "单位", "口径"), rows)


def tables(screen: Screen) -> Iterator[Table]:
    """Yield one table for each block of the page."""
    name = screen.value.figure
    yield Table(name, ("项目", "内容"), list(_facts(screen)), name="数")
    unit = screen.value.unit
    yield Table(
        f"{name}：走势", ("时段", _heading("数", unit)),
        [(one.period.label, cell(one.value)) for one in screen.course], name="走势",
    )  # fmt: skip
    if screen.comparison.parts:
        level = parts.LEVELS[screen.comparison.level]
        yield Table(
            f"{name}：{level}", ("单位", _heading("数", unit)),
            [(one.organization.document_name, cell(one.value)) for one in screen.comparison.parts],
            name="比较",
        )  # fmt: skip
    if screen.records is not None:
        yield Table(_title(screen), [one.label for one in screen.records.columns],
                    _rows(screen.records, screen), name="依据")  # fmt: skip


def cell(value: Value) -> Cell:
    """Return a value as Excel keeps it: money with two places, counts whole, 不详 in words."""
    if not value.certain:
        return UNKNOWN
    if value.number is None:
        return value.text
    if value.unit == "元":
        return value.number
    whole = value.number == value.number.to_integral_value()
    return int(value.number) if whole else float(value.number)


def _heading(word: str, unit: str) -> str:
    return f"{word}（{unit}）" if unit not in {"", "文本", "日期"} else word


def _facts(screen: Screen) -> Iterator[tuple[str, Cell]]:
    value, asked = screen.value, screen.asked
    yield "指标", value.figure
    yield "范围", asked.organization.full_name
    yield "时段", asked.period.label
    yield "数", cell(value)
    yield "单位", "" if value.unit in {"文本", "日期"} else value.unit
    if value.because and not value.certain:
        yield "说明", shown(value).doubt
    if asked.draft:
        yield "注意", "时段尚未结束，数字还会变"
    if screen.records is not None:
        yield "依据记录数", value.records
    yield "口径", screen.what.means
    if screen.what.cites:
        yield "文件依据", screen.what.cites
    if rest := parts.rest_text(screen.comparison, value):
        yield "合计与各单位之和", rest


def _title(screen: Screen) -> str:
    title = f"{screen.value.figure}：依据"
    if screen.value.records > MOST:
        title += f"（共{screen.value.records}条，本表列前{MOST}条，请按下级单位分别导出）"
    return title


def _rows(records: Records, screen: Screen) -> Iterator[list[Cell]]:
    for row in records.every(screen.value.records, screen.sort, MOST):
        yield [_plain(one.value) for one in row.cells]


def _plain(value: object) -> Cell:
    if value is None or isinstance(value, str | int | float | Decimal):
        return value
    return value  # type: ignore[return-value]  # days: the cells of a page hold nothing else
