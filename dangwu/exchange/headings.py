"""Finds the headings of a table: on any sheet, in any row, in one, two or three tiers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dangwu.core.column import Column
from dangwu.exchange.month_headings import Month, chosen, read_month
from dangwu.exchange.opening import Merge, Sheet
from dangwu.exchange.reading.fault import Cell
from dangwu.exchange.reading.months import year_in
from dangwu.exchange.reading.text import flat, shown, without_notes

LOOKED_AT = 60
TIERS = 3
_NUMBERED = re.compile(r"^(?:\(?\d{1,2}[.、):)]|[一二三四五六七八九十]+[、.]|第\d+列)")
_DAY_WORDS = re.compile(r"(?:年月日|年月|日期|时间|日)$")
_BARE = re.compile(r"[元分]|单位[:：]?元|年月日|年月")
_GENERIC = frozenset({
    "日", "成绩", "编号", "号码", "名称", "姓名", "类型", "类别", "说明", "备注", "起日", "止日", "起", "止",
    "情况", "金额", "记录", "内容", "主题", "地点", "数量", "单位",
})  # fmt: skip


def key(text: str) -> str:
    """Return what two spellings of one heading have in common."""
    found = without_notes(flat(text)).strip("*:：.。_-#")
    found = _NUMBERED.sub("", found).replace("交", "缴")
    found = re.sub(r"开始|起始", "起", re.sub(r"结束|截止|终止", "止", found))
    return _DAY_WORDS.sub("日", found)


@dataclass(frozen=True)
class Place:
    """Where a field stands: its column (from 0), its heading, and all its tiers with their notes."""

    index: int
    column: Column
    heading: str
    tiers: str = ""


@dataclass
class Head:
    """The headings of a sheet: their rows in Excel, where each field stands, and the title above."""

    rows: tuple[int, ...]
    places: dict[str, Place]
    months: tuple[Month, ...] = ()
    title: str = ""
    year: int | None = None
    score: int = 0
    tiers: int = 1
    texts: dict[int, str] = field(default_factory=dict)

    def lettered(self, first: int) -> dict[str, tuple[str, str]]:
        """Return each field's column as Excel letters it, and its heading; `first`: columns left of all."""
        found = {
            name: (letters(one.index + first), one.heading) for name, one in self.places.items()
        }
        for month in self.months:
            year = month.year or self.year
            label = f"{year:04d}-{month.number:02d}" if year else f"{month.number}月"
            found[label] = (letters(month.index + first), " ".join(month.heading.split()))
        return found


@dataclass(frozen=True)
class Layout:
    """A form that tables of a kind come in: its columns, and the fields that tell it.

    `needs`: of each group at least one field. `steps` reads a heading that is no alias;
    `monthly`: at least three columns are months.
    """

    columns: tuple[Column, ...]
    needs: tuple[tuple[str, ...], ...]
    monthly: bool = False
    steps: tuple[str, ...] = ()

    def aliases(self) -> Mapping[str, tuple[int, Column]]:
        """Return every known heading with how certain it is (0: the field's own name)."""
        known: dict[str, tuple[int, Column]] = {}
        for column in self.columns:
            for place, alias in enumerate((column.name, *column.aliases)):
                before = known.get(key(alias))
                if before is None or place < before[0]:
                    known[key(alias)] = (place, column)
        return known


def letters(index: int) -> str:
    """Return a column's letters as Excel shows them: 0 is A, 26 is AA."""
    found = ""
    index += 1
    while index:
        index, left = divmod(index - 1, 26)
        found = chr(65 + left) + found
    return found


def find(sheet: Sheet, layout: Layout) -> Head | None:
    """Return the best headings of a sheet, None where they are not those of the layout."""
    top: list[list[Cell]] = []
    for _, row in sheet.rows():
        top.append(row)
        if len(top) >= LOOKED_AT:
            break
    known = layout.aliases()
    best: Head | None = None
    for first, tiers in _blocks(top):
        found = _read(sheet, top, first, tiers, layout=layout, known=known)
        if best is None or found.score > best.score:
            best = found
    if best is None or not _suits(best, layout):
        return None
    best = _finished(sheet, top, best)
    tiers = len(best.rows)
    if tiers > best.tiers and best.rows[-1] <= len(top):
        deeper = _read(sheet, top, best.rows[0] - 1, tiers, layout=layout, known=known)
        if deeper.score >= best.score and _suits(deeper, layout):
            return _finished(sheet, top, deeper)
    return best


def _blocks(top: list[list[Cell]]) -> Iterator[tuple[int, int]]:
    """Yield where headings may begin, and in how many tiers."""
    for first, row in enumerate(top):
        if sum(bool(str(cell).strip()) for cell in row) < 2:
            continue
        for tiers in range(1, TIERS + 1):
            if first + tiers > len(top) or (tiers > 1 and not _is_tier(top[first + tiers - 1])):
                break
            yield first, tiers


def _is_tier(row: Sequence[Cell]) -> bool:
    """Whether a row may belong to headings: words, months, no numbers and days of people."""
    texts = [cell for cell in row if str(cell).strip()]
    numbers = [one for one in texts if not isinstance(one, str) and not _is_month_number(one)]
    long = [one for one in texts if isinstance(one, str) and re.search(r"\d{6,}", one)]
    return bool(texts) and not numbers and not long


def _is_month_number(cell: Cell) -> bool:
    if isinstance(cell, float):
        return (cell.is_integer() and 1 <= cell <= 25) or 1990 < cell < 2100
    return isinstance(cell, date)


def _suits(head: Head, layout: Layout) -> bool:
    if layout.monthly and len(head.months) < 3:
        return False
    return all(any(one in head.places for one in group) for group in layout.needs)


def _read(
    sheet: Sheet, top: list[list[Cell]], first: int, tiers: int, *, layout: Layout,
    known: Mapping[str, tuple[int, Column]],
) -> Head:  # fmt: skip
    rows = [_filled(sheet, top, first + tier, first + tiers) for tier in range(tiers)]
    width = max(len(row) for row in rows)
    places: dict[str, tuple[int, Place]] = {}
    months: list[Month] = []
    texts: dict[int, str] = {}
    steps: dict[str, int] = {}
    for index in range(width):
        tiered = _tiers(rows, index)
        if not tiered:
            continue
        texts[index] = heading = "".join(dict.fromkeys(tiered))
        if layout.monthly and (month := read_month(rows, index, tiered, months)):
            months.append(month)
            continue
        found = _step(tiered, layout, known, steps) or _match(tiered, known)
        if found is None:
            continue
        certainty, column = found
        before = places.get(column.name)
        if before is None or certainty < before[0]:
            places[column.name] = (certainty, Place(index, column, _said(tiered), heading))
    taken = {name: place for name, (_, place) in places.items()}
    score = len(taken) + len({(one.year, one.number) for one in months})
    numbers = tuple(range(first + 1, first + tiers + 1))
    return Head(numbers, taken, tuple(chosen(months)), score=score, texts=texts, tiers=tiers)


def _said(tiered: list[str]) -> str:
    last = flat(tiered[-1])
    plain = not (_BARE.fullmatch(last.strip("()")) or last.startswith("(") or key(last) in _GENERIC)
    return re.sub(r"\s+", "", tiered[-1] if plain else "".join(tiered))[:30]


def _filled(sheet: Sheet, top: list[list[Cell]], row: int, end: int) -> list[Cell]:
    """Return a row of headings with merged cells filled; of a .csv, which keeps none, by place."""
    cells = list(top[row])
    for merge in sheet.merges:
        if merge[0] <= row <= merge[2] and merge[0] < len(top):
            _fill(cells, top, merge, sheet.first_column)
    if sheet.retyped and row + 1 < end:
        below = top[row + 1]
        for index in range(1, len(cells)):
            under = index < len(below) and str(below[index]).strip()
            if under and not str(cells[index]).strip() and str(cells[index - 1]).strip():
                cells[index] = cells[index - 1]
    return cells


def _fill(cells: list[Cell], top: list[list[Cell]], merge: Merge, offset: int) -> None:
    first = merge[1] - offset
    if not 0 <= first < len(top[merge[0]]):
        return
    value = top[merge[0]][first]
    for index in range(first, min(merge[3] - offset + 1, len(cells))):
        cells[index] = value


def _tiers(rows: list[list[Cell]], index: int) -> list[str]:
    found: list[str] = []
    for row in rows:
        text = shown(row[index]).strip() if index < len(row) else ""
        if text and (not found or text != found[-1]):
            found.append(text)
    return found


def _match(
    tiered: list[str], known: Mapping[str, tuple[int, Column]]
) -> tuple[int, Column] | None:  # fmt: skip
    if len(tiered) == 1:
        return known.get(key(tiered[0]))
    joined = key("".join(_DAY_WORDS.sub("", key(one)) for one in tiered[:-1]) + tiered[-1])
    for one in (joined, joined + "日", _DAY_WORDS.sub("", joined)):
        if one in known:
            return known[one]
    last = key(tiered[-1])
    if last in known and last not in _GENERIC:
        return known[last]
    if _BARE.fullmatch(flat(tiered[-1]).strip("()")) or flat(tiered[-1]).startswith("("):
        return known.get(key(tiered[-2]))
    return None


def _step(
    tiered: list[str], layout: Layout, known: Mapping[str, tuple[int, Column]], seen: dict[str, int]
) -> tuple[int, Column] | None:
    """Read 3.推荐和确定入党积极分子, 第3步, or a step's bare name (the second time: its second)."""
    if not layout.steps:
        return None
    text = without_notes(flat(tiered[-1]))
    found = re.fullmatch(r"(?:第|步骤|环节)?(\d{1,2})(?:步|[.、:)])*(.*)", text)
    number = int(found[1]) if found else 0
    if found and 1 <= number <= len(layout.steps):
        told = found[2]
        if not told or _alike(told, layout.steps[number - 1]):
            return known.get(key(f"步骤{number}"))
    bare = key(text)
    numbers = [n for n, one in enumerate(layout.steps, 1) if _alike(bare, one)]
    if not numbers:
        return None
    order = seen.get(bare, 0)
    seen[bare] = order + 1
    return known.get(key(f"步骤{numbers[min(order, len(numbers) - 1)]}"))


def _alike(text: str, step: str) -> bool:
    return _DAY_WORDS.sub("", key(text)) == _DAY_WORDS.sub("", key(step))


def _finished(sheet: Sheet, top: list[list[Cell]], head: Head) -> Head:
    """Take in the rows into which headings are merged, and what stands above."""
    last = head.rows[-1]
    columns = {place.index + sheet.first_column for place in head.places.values()}
    for merge in sheet.merges:
        if head.rows[0] - 1 <= merge[0] < last and merge[1] in columns:
            last = max(last, merge[2] + 1)
    head.rows = tuple(range(head.rows[0], min(last, head.rows[0] + TIERS) + 1))
    above = [shown(cell).strip() for row in top[: head.rows[0] - 1] for cell in row]
    head.title = " ".join(dict.fromkeys(text for text in above if text))
    head.year = year_in(head.title) or year_in(
        sheet.name + "年" if sheet.name.isdigit() else sheet.name
    )
    return head
