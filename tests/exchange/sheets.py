"""Builds clerks' workbooks, with invented people, and reads them back."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from stdnum.cn.ric import calc_check_digit

from dangwu.exchange.answer import answer
from dangwu.exchange.known import Branch, Known, Person
from dangwu.exchange.preview import preview

TODAY = date(2020, 7, 10)
ROSTER = ("姓名", "身份证号", "党支部", "党籍状态", "入党时间", "转正时间")


def number(order: int = 101, born: str = "19800315", district: str = "110105") -> str:
    """A valid invented ID number; an odd order is a man's."""
    bare = f"{district}{born}{order:03d}"
    return bare + calc_check_digit(bare + "0")


def write(
    path: Path,
    rows: Iterable[Sequence[Any]],
    *,
    merges: Iterable[tuple[int, int, int, int]] = (),
    formats: dict[tuple[int, int], str] | None = None,
    name: str = "Sheet1",
    before: str | None = None,
) -> Path:
    """Write rows from A1 on; a cell may be a formula's result: ("=NA()", "#N/A")."""
    kept = [list(row) for row in rows]
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        if before is not None:
            book.add_worksheet(before).write_string(0, 0, "填表说明")
        sheet = book.add_worksheet(name)
        for one in merges:
            sheet.merge_range(*one, "")
        for r, row in enumerate(kept):
            for c, value in enumerate(row):
                code = (formats or {}).get((r, c))
                style = book.add_format({"num_format": code}) if code else None
                if isinstance(value, tuple):
                    sheet.write_formula(r, c, value[0], None, value[1])
                elif isinstance(value, datetime | date):
                    kind = code or (
                        "yyyy-mm-dd hh:mm" if isinstance(value, datetime) else "yyyy-mm-dd"
                    )
                    sheet.write_datetime(r, c, value, book.add_format({"num_format": kind}))
                elif isinstance(value, str):
                    if value:
                        sheet.write_string(r, c, value, style)
                elif value is not None:
                    sheet.write(r, c, value, style)
    return path


def read(kind: str, path: Path, known: Known | None = None, **more: Any) -> dict[str, Any]:
    """Preview a file and return the answer."""
    return answer(preview(kind, path, today=TODAY, known=known, **more))


def values(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [one["values"] for one in found["rows"]]


def reasons(found: dict[str, Any]) -> dict[int, tuple[str, str]]:
    """Return of each row in doubt the list it stands in and its first reason."""
    said: dict[int, tuple[str, str]] = {}
    for name in ("refused", "asked"):
        for one in found[name]:
            said.setdefault(one["row"], (name, one["reason"]))
    return said


def office() -> Known:
    """An office with four branches and some members."""
    unit = Branch(1, "云岭市物资局", "云岭市物资局", kind="单位")
    committee = Branch(2, "机关党委", "中共云岭市物资局机关委员会", (), "001", "机关党委", (1,))
    other = Branch(6, "企业党委", "中共云岭市物资公司委员会", (), "002", "党委", (1,))
    first = Branch(3, "机关第一党支部", "机关第一党支部", ("一支部",), "001001", "党支部", (1, 2))
    second = Branch(4, "机关第二党支部", "机关第二党支部", (), "001002", "党支部", (1, 2))
    retired = Branch(5, "离退休党支部", "离退休党支部", ("老干部支部",), "001003", "党支部", (1, 2))
    people = [
        Person(1, "甲一", number(101), 3),
        Person(2, "甲二", number(103), 4),
        Person(3, "甲三", "", 3),
        Person(4, "甲三", "", 4),
        Person(5, "甲五", "", 5),
    ]
    return Known(
        [unit, committee, other, first, second, retired], people,
        paid=lambda asked: {one for one in asked if one == (5, "2020-05")},
    )  # fmt: skip
