"""Tells a figure's row as the record that denies a claim, in words that a clerk reads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dangwu.core.finding import Finding
from dangwu.core.money import yuan
from dangwu.core.value import Cell, Evidence

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FEN = "（分）"
_FLAG = re.compile(r"（1是.*）$")
_FLAGS = {1: "是", 0: "否"}


def finding(figure: str, evidence: Evidence, row: Sequence[Cell]) -> Finding:
    """Return a row of evidence as the record that denies."""
    named = zip(evidence.columns, evidence.headings, row, strict=True)
    told = [_told(heading, cell) for column, heading, cell in named if heading != column]
    cells = dict(zip(evidence.columns, row, strict=True))
    return Finding(
        check=figure,
        severity="error",
        organization_id=int(str(cells["organization_id"])),
        model=evidence.model,
        record_id=int(str(cells["id"])),
        found="，".join(told),
        due="",
        todo="",
    )


def _told(heading: str, cell: Cell) -> str:
    if _FLAG.search(heading):
        flag = _FLAGS.get(int(str(cell)), "不明") if cell is not None else "不明"
        return f"{_FLAG.sub('', heading)}：{flag}"
    if cell is None:
        return f"{heading.removesuffix(_FEN)}：无记录"
    if heading.endswith(_FEN):
        return f"{heading.removesuffix(_FEN)}：{yuan(int(str(cell))):.2f}元"
    day = _DAY.fullmatch(str(cell)) if isinstance(cell, str) else None
    if day:
        return f"{heading}：{int(day[1])}年{int(day[2])}月{int(day[3])}日"
    return f"{heading}：{cell}"
