"""A branch's pay of a month as one table, copied from the pay office's spreadsheet.

The first row that has 姓名 is the heading. Every other column that is no number of a person, no
place and no total is an item of pay; an item left empty was not paid.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from django.db import transaction

from dangwu.accounts.models import User
from dangwu.core.calendar import month_label
from dangwu.core.errors import DangwuError
from dangwu.core.reading import Unreadable, plain_text, read_fen
from dangwu.dues.assessing import roll
from dangwu.dues.models import PaySlip
from dangwu.dues.slips import record_slip
from dangwu.members.models import Member
from dangwu.organizations.models import Organization

_NAME = frozenset({"姓名", "党员姓名"})
_STAFF_NO = frozenset({"工号", "人员编号", "学工号", "工作证号", "职工号"})
_NO_ITEM = re.compile(
    r"序号|日期|月份|年月|身份证.*|性别|所[在属].*|党支部|支部|党组织|部门|单位|处室|职务|职级|岗位|备注|签[字名]"
    r"|.*(?:合计|小计|总额|总计|应发.*|实发.*)"
)
_TOTAL = re.compile(r"合计|总计|小计")
_SHOWN = 8


class PaySheetBroken(DangwuError):
    """A table of pay that cannot be used; each fault with its row."""

    def __init__(self, faults: Sequence[str]) -> None:
        more = f"……共{len(faults)}处。" if len(faults) > _SHOWN else ""
        super().__init__(f"工资表没有写入：{'；'.join(faults[:_SHOWN])}。{more}")


@dataclass(frozen=True, slots=True)
class PayRow:
    """One member's row."""

    number: int
    name: str
    staff_no: str
    lines: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PaySheetWritten:
    """What was written: the slips, and who of the branch is not in the table."""

    slips: tuple[PaySlip, ...]
    missing: tuple[Member, ...]

    @property
    def unknown(self) -> tuple[PaySlip, ...]:
        """The slips whose base is not known."""
        return tuple(one for one in self.slips if one.base_fen is None)


def read_sheet(text: str) -> list[PayRow]:
    """Return the rows of a copied table; raises PaySheetBroken with every fault."""
    rows = _cells(text)
    heads: dict[int, str] = {}
    found: list[PayRow] = []
    faults: list[str] = []
    for number, cells in rows:
        texts = [_head(cell) for cell in cells]
        if not heads:
            if _NAME & set(texts):
                heads = dict(enumerate(texts))
            continue
        row = _row(number, cells, heads, faults)
        if row is not None:
            found.append(row)
    if not heads:
        faults.append("没有找到有“姓名”一列的表头，请连表头一起复制")
    elif not found and not faults:
        faults.append("表头下面没有人员")
    if faults:
        raise PaySheetBroken(faults)
    return found


def _cells(text: str) -> list[tuple[int, list[str]]]:
    read = csv.reader(StringIO(text), delimiter="\t")
    try:
        return [(read.line_num, cells) for cells in read if any(map(plain_text, cells))]
    except csv.Error:
        raise PaySheetBroken([f"第{read.line_num}行有一格太长，请核对引号"]) from None


def _head(cell: str) -> str:
    return re.sub(r"\s", "", plain_text(cell))


def _row(
    number: int, cells: Sequence[str], heads: dict[int, str], faults: list[str]
) -> PayRow | None:
    by_head = {heads[n]: cell for n, cell in enumerate(cells) if heads.get(n)}
    name = next((_head(by_head[one]) for one in _NAME if one in by_head), "")
    if not name or _TOTAL.search(name):
        return None
    staff_no = next((_head(by_head[one]) for one in _STAFF_NO if one in by_head), "")
    lines = tuple(_items(number, name, by_head, faults))
    return PayRow(number, name, staff_no, lines)


def _items(
    number: int, name: str, by_head: dict[str, str], faults: list[str]
) -> Iterator[tuple[str, int]]:
    for head, cell in by_head.items():
        if head in _NAME | _STAFF_NO or _NO_ITEM.fullmatch(head):
            continue
        try:
            fen = read_fen(cell)
        except Unreadable as error:
            faults.append(f"第{number}行{name}的“{head}”：{str(error).rstrip('。')}")
            continue
        if fen:
            yield head, fen


@transaction.atomic
def save_sheet(
    organization: Organization,
    *,
    month_no: int,
    staff: str,
    rows: Sequence[PayRow],
    actor: User | None = None,
) -> PaySheetWritten:
    """Record a slip of every row, all or none; raises PaySheetBroken with every fault."""
    members = roll(organization, month_no)
    faults: list[str] = []
    found: dict[int, tuple[Member, PayRow]] = {}
    for row in rows:
        one = _find(members, row)
        if isinstance(one, str):
            faults.append(one)
        elif one.pk in found:
            faults.append(f"第{row.number}行{row.name}在第{found[one.pk][1].number}行已有")
        elif not row.lines:
            faults.append(f"第{row.number}行{row.name}没有任何金额")
        else:
            found[one.pk] = one, row
    if faults:
        raise PaySheetBroken(faults)
    slips = [
        record_slip(one, month_no=month_no, staff=staff, lines=row.lines, actor=actor)
        for one, row in found.values()
    ]
    missing = tuple(one for one in members if one.pk not in found)
    return PaySheetWritten(tuple(slips), missing)


def _find(members: Sequence[Member], row: PayRow) -> Member | str:
    named = [one for one in members if one.name == row.name]
    if len(named) > 1 and row.staff_no:
        named = [one for one in named if one.staff_no == row.staff_no]
    if len(named) == 1:
        return named[0]
    why = f"在这个支部有{len(named)}名，请加上“工号”一列" if named else "这个月不在这个支部"
    return f"第{row.number}行“{row.name}”{why}"


def told(written: PaySheetWritten, month_no: int) -> str:
    """Return what was written, in Chinese."""
    text = f"{month_label(month_no)}登记了{len(written.slips)}张工资单，基数随之更新。"
    if written.unknown:
        text += f"其中{len(written.unknown)}人有项目没有定是否计入，基数不明。"
    if written.missing:
        text += f"支部里还有{len(written.missing)}人不在表里。"
    return text
