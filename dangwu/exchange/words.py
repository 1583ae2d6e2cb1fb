"""How the pages say what the reading of a file knows: fields, values, why a row was skipped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dangwu.core.column import Column, Holds
from dangwu.exchange.blanks import heading_of
from dangwu.exchange.preview import kind_of
from dangwu.pages.cells import money

_COMMAND_LINE = re.compile(r"（命令行：[^（）]*）")
SKIPPED = {
    "title": "标题", "header": "表头", "blank": "空行", "hint row": "填写说明",
    "sample row": "示例行", "notes block": "备注", "signature line": "签名行", "subtotal": "小计",
    "total": "合计",
}  # fmt: skip
_LONG = 9


def on_page(text: str) -> str:
    """Return a message without the hints that only the command line understands."""
    return _COMMAND_LINE.sub("", text)


def columns_of(kind: str) -> Mapping[str, Column]:
    """Return the fields of a kind by name, of whatever layout."""
    return {one.name: one for layout in reversed(kind_of(kind).layouts) for one in layout.columns}


def label_of(columns: Mapping[str, Column], name: str) -> str:
    """Return what a field is called on a page."""
    column = columns.get(name)
    return heading_of(column) if column else name


def shown(columns: Mapping[str, Column], name: str, value: Any) -> str:
    """Return a value as a page shows it; numbers of persons without their middle."""
    column = columns.get(name)
    holds = column.holds if column else Holds.TEXT
    if isinstance(value, list):
        return "、".join(map(str, value))
    if holds is Holds.MONEY and isinstance(value, int):
        return money(value)
    if holds is Holds.RATE and isinstance(value, int):
        return f"{value / 100:g}%"
    if holds is Holds.TENTHS and isinstance(value, int):
        return f"{value / 10:g}"
    text = str(value).replace("T", " ") if holds is Holds.MOMENT else str(value)
    if (holds is Holds.ID or name == "手机") and len(text) > _LONG:
        return f"{text[:3]}{'*' * (len(text) - 7)}{text[-4:]}"
    return text
