"""The pages of a month in Excel, as they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpResponse

from dangwu.core.calendar import month_label
from dangwu.core.money import yuan
from dangwu.dues.collecting import Collection, reasons
from dangwu.dues.glancing import BranchMonth
from dangwu.pages.listing import send_table


def of_branches(rows: Sequence[BranchMonth], month: int) -> HttpResponse:
    """Return every branch's month."""
    headings = (
        "党支部",
        "党员",
        "已核定",
        "应缴（元）",
        "已缴（元）",
        "未缴清人数",
        "基数不明人数",
    )
    return send_table(f"{month_label(month)}党费收缴", headings, (
        [one.organization.document_name, one.members, one.assessed, *_sums(one)]
        for one in rows
    ))  # fmt: skip


def _sums(one: BranchMonth) -> list[Any]:
    """Return what is known of a branch; nothing where nobody is assessed, which is not 0."""
    if not one.assessed:
        return [None, None, None, None]
    return [yuan(one.due_fen), yuan(one.paid_fen), one.owing, one.unknown]


def of_branch(table: Collection) -> HttpResponse:
    """Return one branch's month, a member a row."""
    why = reasons(table)

    def rows() -> Iterator[list[Any]]:
        for one in table.rows:
            last = one.last
            yield [
                one.member.name, None if one.due_fen is None else yuan(one.due_fen),
                yuan(one.paid_fen), None if one.rest_fen is None else yuan(one.rest_fen),
                last.paid_on if last else None, last.get_method_display() if last else None,
                _state(one.assessed, one.due_fen, why.get(one.member.pk, "")),
            ]  # fmt: skip
        if any(one.due_fen is not None for one in table.rows):
            sums = (table.due_fen, table.paid_fen, table.rest_fen)
            yield ["合计", *map(yuan, sums), None, None, None]

    name = f"{table.organization.document_name}{month_label(table.month_no)}党费收缴"
    headings = ("姓名", "应缴（元）", "已缴（元）", "还欠（元）", "缴费日期", "方式", "备注")
    return send_table(name, headings, rows())


def _state(assessed: bool, due_fen: int | None, because: str) -> str:
    if not assessed:
        return "未核定"
    return f"应缴不明：{because}" if due_fen is None else ""
