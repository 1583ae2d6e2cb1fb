"""Writes the template of a kind: its headings, drop-downs, a hint and a sample row, and notes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import xlsxwriter

from dangwu.core.column import Column, Holds
from dangwu.exchange.kinds.base import Kind
from dangwu.pages.workbook import Formats

_ROWS = 5000
_HINTS = {
    Holds.ID: "18位，文本格式",
    Holds.DAY: "格式：2020-06-30，只知年月写2020-06",
    Holds.MOMENT: "格式：2020-05-07 14:30",
    Holds.MONTH: "格式：2020-01",
    Holds.MONEY: "单位：元，如30.50",
    Holds.COUNT: "填整数",
    Holds.MINUTES: "填分钟数",
    Holds.CODE: "文本格式",
    Holds.WEIGHT: "单位：公斤",
    Holds.TENTHS: "一位小数",
    Holds.RATE: "如0.5%",
}
_TEXT = (Holds.ID, Holds.CODE, Holds.DAY, Holds.MONTH, Holds.MOMENT)
_NAMES = {"name": "党组织名称", "full_name": "全称", "short_names": "简称", "code": "代码",
          "nature": "性质", "parent_code": "上级代码"}  # fmt: skip


def columns_of(kind: Kind) -> list[Column]:
    """Return the columns that the template of a kind has."""
    return [one for one in kind.columns() if one.shown and not one.name.startswith("步骤")]


def heading_of(column: Column) -> str:
    """Return a field's heading for a person: 金额分 is asked for in 元."""
    if column.holds is Holds.MONEY:
        return column.name.removesuffix("分") + "（元）"
    return _NAMES.get(column.name, column.name)


def write_template(kind: Kind, out: Path | BytesIO) -> None:
    """Write the template as .xlsx; its own hint row is skipped when it is read back."""
    with xlsxwriter.Workbook(
        str(out) if isinstance(out, Path) else out, {"strings_to_formulas": False}
    ) as book:
        sheet = book.add_worksheet(kind.label)
        formats = Formats(book)
        columns = columns_of(kind)
        sheet.write_string(0, 0, f"{kind.label}（模板）", formats.title)
        for index, column in enumerate(columns):
            heading = heading_of(column)
            as_text = column.holds in _TEXT
            sheet.set_column(
                index, index, max(len(heading) * 2 + 4, 12), formats.text if as_text else None
            )
            sheet.write_string(1, index, heading, formats.heading)
            sheet.write_string(2, index, _hint(column), formats.text)
            if column.choices:
                sheet.data_validation(3, index, _ROWS, index, {
                    "validate": "list", "source": list(column.choices), "error_type": "warning",
                    "error_title": heading, "error_message": "请从下拉中选择",
                })  # fmt: skip
        sheet.freeze_panes(2, 0)


def _hint(column: Column) -> str:
    told = _HINTS.get(column.holds, "从下拉中选择" if column.choices else "")
    must = "必填" if column.must else "选填"
    return f"{must}，{told}" if told else must
