"""The count sheet (计票单) and the ballot form (选票) as .docx: tables to be printed and filled in."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from dangwu.elections.counting import Count
from dangwu.elections.errors import PaperLacks
from dangwu.elections.models import Ballot, BallotKind, Help, Nominee, Teller

_BODY, _TITLE = "仿宋_GB2312", "方正小标宋简体"
_WRITE_IN_LINES = 2
_BLANK = ""


def count_sheet(ballot: Ballot, nominees: Sequence[Nominee], count: Count) -> bytes:
    """Return the count sheet: empty for the pen, or with the figures once they are known."""
    title = f"{_what(ballot)}选举计票单"
    _need(title, nominees)
    page = _page(title)
    rows = [
        ("应到会有选举权的人数", count.eligible, "实到会有选举权的人数", count.present),
        ("发出选票（张）", count.ballots_out, "收回选票（张）", count.ballots_in),
        ("有效票（张）", _valid(count), "无效票（张）", count.void),
        ("应选名额", count.seats, "投票日期", ballot.held_on),
    ]
    numbers = _table(page, len(rows), 4, (5.2, 2.6, 5.2, 2.6))
    for line, row in zip(numbers.rows, rows, strict=True):
        for cell, value in zip(line.cells, row, strict=True):
            _write(cell, value)
    _line(page, "")
    heads = ("序号", "姓名", "赞成", "不赞成", "弃权", "结果")
    standings = {one.id: one for one in count.standings}
    votes = _table(page, len(nominees) + 1, len(heads), (1.4, 4.2, 2.2, 2.2, 2.2, 3.4))
    for cell, head in zip(votes.rows[0].cells, heads, strict=True):
        _write(cell, head)
    for number, (line, one) in enumerate(zip(votes.rows[1:], nominees, strict=True), 1):
        name = f"{one.name}（另选）" if one.written_in else one.name
        agree = standings[one.pk].agree if one.pk in standings else one.agree
        said = {True: "当选", False: "未当选", None: None}[one.declared]
        for cell, value in zip(
            line.cells, (number, name, agree, one.against, one.abstain, said), strict=True
        ):
            _write(cell, value)
    _line(page, "")
    for help_ in Help:
        people = Teller.objects.filter(ballot=ballot, help=help_).order_by("pk")
        named = "、".join(one.name for one in people)
        _line(page, f"{help_.label}（签名）：＿＿＿＿＿＿＿＿{f'（{named}）' if named else ''}")
    return _packed(page)


def ballot_form(ballot: Ballot, nominees: Sequence[Nominee]) -> bytes:
    """Return the form that is handed out, with room for names off the list."""
    title = f"{_what(ballot)}选举选票"
    listed = [one for one in nominees if not one.written_in]
    _need(title, listed)
    page = _page(title)
    heads = ("姓名", "赞成", "不赞成", "弃权", "另选他人")
    table = _table(page, len(listed) + 1, len(heads), (4.2, 2.4, 2.4, 2.4, 4.2))
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _write(cell, head)
    with_seat = ballot.kind == BallotKind.SECRETARY
    for line, one in zip(table.rows[1:], listed, strict=True):
        _write(line.cells[0], f"{one.name}（{one.seat}）" if with_seat else one.name)
    _line(page, "")
    _line(page, "说明：")
    for number, told in enumerate(_told(ballot), 1):
        _line(page, f"{number}．{told}")
    return _packed(page)


def _told(ballot: Ballot) -> tuple[str, ...]:
    order = "" if ballot.kind == BallotKind.SECRETARY else "候选人以姓氏笔画为序，"
    return (
        f"{order}应选{ballot.seats}名。所选等于或少于{ballot.seats}名的为有效票，多于的为无效票。",
        "在相应的栏内画“○”，赞成、不赞成、弃权三者选一；三栏都不画的按弃权计。",
        "不赞成的，可以在“另选他人”栏写上另选的人的姓名；没有不赞成的不能另选。",
        "无记名投票，不写自己的姓名；用蓝黑色或黑色笔填写，字迹清楚。",
    )


def _what(ballot: Ballot) -> str:
    what = "委员" if ballot.kind == BallotKind.COMMITTEE else "书记、副书记"
    turn = f"第{ballot.turn}次" if ballot.turn > 1 else ""
    return f"{ballot.organization.document_name}委员会{what}{turn}"


def _need(title: str, nominees: Sequence[Nominee]) -> None:
    if not nominees:
        raise PaperLacks(title, ["候选人名单"])


def _valid(count: Count) -> int | None:
    return None if count.ballots_in is None else count.ballots_in - (count.void or 0)


def _page(title: str) -> Any:
    page = Document()
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.7)
    section.top_margin, section.bottom_margin = Cm(3.2), Cm(2.5)
    head = page.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.paragraph_format.space_after = Pt(18)
    _font(head.add_run(title), _TITLE, 20)
    return page


def _line(page: Any, text: str) -> None:
    made = page.add_paragraph()
    made.paragraph_format.space_after = Pt(0)
    made.paragraph_format.line_spacing = Pt(24)
    _font(made.add_run(text), _BODY, 14)


def _table(page: Any, rows: int, columns: int, widths: Sequence[float]) -> Any:
    table = page.add_table(rows=rows, cols=columns)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for row in table.rows:
        row.height = Cm(1)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    return table


def _write(cell: Any, value: object) -> None:
    made = cell.paragraphs[0]
    made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.paragraph_format.space_before = made.paragraph_format.space_after = Pt(3)
    _font(made.add_run(_BLANK if value is None else str(value)), _BODY, 12)


def _font(run: Any, name: str, size: int) -> None:
    run.font.name = "Times New Roman"
    run.font.size = Pt(size)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), name)


def _packed(page: Any) -> bytes:
    out = BytesIO()
    page.save(out)
    return out.getvalue()
