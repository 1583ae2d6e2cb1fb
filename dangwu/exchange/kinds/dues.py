"""党费台账: a payment a row, or a member's twelve months a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dangwu.core.money import yuan
from dangwu.dues.imports import COLUMNS, NEEDS, ORDER, WIDE_COLUMNS, WIDE_NEEDS
from dangwu.exchange.context import Context
from dangwu.exchange.headings import Layout
from dangwu.exchange.kinds.base import Kind, find_person, judge_name, spoilt
from dangwu.exchange.verdict import Row

_ORG = r"单位|党支部|支部|党总支|党委|党组织|机关|本局|公司|财务|工会|行政|集体"
_PAID_BY = re.compile(
    rf"(?:{_ORG}).{{0,3}}(?:代缴|代交|代付|代扣|统一代|统一缴|垫|统一支付|承担|出资|支付|报销|列支)"
    r"|公款|(?:工会|行政|办公|党建|活动|党)经费|垫(?:付|交|缴|支)|党费结余|报销|列支"
)
_IS_ORG = re.compile(r".*(?:党支部|党总支|党委|党组|公司|局|委员会|办公室|单位|工会)$")
_VOLUNTARY = re.compile(r"自愿|大额|特殊党费|一次性")
_SPAN = 240


class Dues(Kind):
    """The ledger of dues."""

    key, label = "dues", "党费台账"
    layouts = (Layout(COLUMNS, NEEDS), Layout(WIDE_COLUMNS, WIDE_NEEDS, monthly=True))

    def begin(self, context: Context) -> None:
        """Say what the wide form lacks."""
        if context.head.months and not context.has("缴费日"):
            context.find("按月横排的台账没有缴费日期，写入时按当月最后一天登记。")

    def judge(self, row: Row, context: Context) -> None:
        """Judge one payment, or one member's months."""
        if "身份证号" not in row.values:
            judge_name(row, context)
        context.judge_branch(row, needed=False)
        _judge_payer(row, context)
        if context.head.months:
            _judge_wide(row, context)
        else:
            _judge_long(row, context)
        person = find_person(row, context)
        if person is not None:
            row.hidden["member"] = person.pk

    def finish(self, rows: Sequence[Row], context: Context) -> None:
        """Find the same order, and the same month of the same person twice, here and in the office."""
        _judge_orders(rows, context)
        _judge_repeats(rows, context)
        _judge_paid(rows, context)


def _judge_payer(row: Row, context: Context) -> None:
    for name in ("缴费方式", "缴费类型", "缴费说明", "代缴人"):
        text = str(row.values.get(name) or row.hidden.get(name) or "")
        by_org = _PAID_BY.search(text) or (name == "代缴人" and _IS_ORG.fullmatch(text))
        if by_org:
            context.blame(row, name, "paid_by_org",
                          f"“{text[:30]}”说明由单位或党组织代缴，党费应由本人缴纳")  # fmt: skip
            return
    name = str(row.values.get("姓名", ""))
    if len(name) > 3 and _IS_ORG.fullmatch(name):
        context.blame(row, "姓名", "paid_by_org", f"缴费人“{name}”是单位或党组织")


def _judge_long(row: Row, context: Context) -> None:
    amount = row.values.get("金额分")
    if amount is None and not spoilt(row, "金额分"):
        context.blame(row, "金额分", "amount_missing")
    elif amount == 0:
        context.blame(row, "金额分", "amount_zero")
    _judge_months(row, context)
    context.judge_range(row, ("缴费日",), "1921-07-01")


def _judge_months(row: Row, context: Context) -> None:
    until = row.hidden.pop("until", None)
    if until and "缴费止月" not in row.values:
        row.values["缴费止月"] = until
    first, last = row.values.get("缴费起月"), row.values.get("缴费止月")
    if first is None:
        voluntary = _VOLUNTARY.search(str(row.values.get("缴费类型", "")))
        if not spoilt(row, "缴费起月") and not voluntary:
            context.blame(row, "缴费起月", "month_unreadable", "没有写明是哪一月的党费")
        return
    if not "1921-07" <= str(first) <= f"{context.today.year + 1}-12":
        context.blame(row, "缴费起月", "month_unreadable", f"{first}超出可能的范围")
    if last is not None and str(last) < str(first):
        context.blame(row, "缴费止月", "month_order", f"截止月{last}早于起始月{first}")


def _judge_wide(row: Row, context: Context) -> None:
    stated = row.values.get("合计分")
    paid = sum(fen for _, fen in row.payments)
    if isinstance(stated, int) and stated != paid and not row.problems:
        context.find(
            f"第{row.number}行“{context.heading('合计分')}”为{yuan(stated)}元，各月之和为{yuan(paid)}元，"
            "请核对；导入的是各月金额。", row.number, "合计分",
        )  # fmt: skip


def months_of(row: Row) -> Iterator[str]:
    """Yield every month that a long row pays for."""
    first = row.values.get("缴费起月")
    if not isinstance(first, str):
        return
    last = str(row.values.get("缴费止月") or first)
    year, month = int(first[:4]), int(first[5:7])
    for _ in range(_SPAN):
        label = f"{year:04d}-{month:02d}"
        if label > last:
            return
        yield label
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _who(row: Row) -> object:
    return row.values.get("身份证号") or row.hidden.get("member") or (
        row.values.get("姓名"), row.hidden.get("人员编号"), row.values.get("党支部"))  # fmt: skip


def order_of(row: Row) -> str:
    """Return the serial of the bank or the payment service, "" where there is none."""
    return str(row.hidden.get(ORDER) or row.values.get(ORDER) or "").strip()


def _judge_orders(rows: Sequence[Row], context: Context) -> None:
    """Take an order once; ask where the same number pays something else."""
    seen: dict[str, Row] = {}
    for row in rows:
        number = order_of(row)
        if row.refused or not number:
            continue
        first = seen.setdefault(number, row)
        if first is row:
            continue
        if _paid_for(first) == _paid_for(row):
            context.blame(row, ORDER, "duplicate_in_file",
                          f"订单号{number}与第{first.number}行是同一笔")  # fmt: skip
        else:
            context.blame(row, ORDER, "payment_repeat",
                          f"订单号{number}在第{first.number}行已有一笔，但所缴的人、月份或金额不同",
                          number)  # fmt: skip


def _paid_for(row: Row) -> tuple[object, ...]:
    return _who(row), row.values.get("金额分"), tuple(months_of(row))


def _judge_repeats(rows: Sequence[Row], context: Context) -> None:
    """Ask about a month paid twice: of the same type, or by the same amount."""
    seen: dict[tuple[object, str], list[Row]] = {}
    wide = bool(context.head.months)
    for row in rows:
        if row.refused or not (row.values.get("身份证号") or row.values.get("姓名")):
            continue
        months = [month for month, _ in row.payments] if wide else list(months_of(row))
        for month in months:
            before = seen.setdefault((_who(row), month), [])
            same = next((one for one in before if wide or _repeats(one, row)), None)
            if same is not None and not row.has("payment_repeat"):
                name = "姓名" if wide else "缴费起月"
                context.blame(row, name, "payment_repeat",
                              f"{row.values.get('姓名', '')}{month}的党费在第{same.number}行已有一笔",
                              row.values.get(name))  # fmt: skip
            before.append(row)


def _repeats(first: Row, second: Row) -> bool:
    same_type = first.values.get("缴费类型") == second.values.get("缴费类型")
    return same_type or first.values.get("金额分") == second.values.get("金额分")


def _judge_paid(rows: Sequence[Row], context: Context) -> None:
    if context.known is None:
        return
    wide = bool(context.head.months)
    wanted: dict[tuple[int, str], Row] = {}
    for row in rows:
        member = row.hidden.get("member")
        if not isinstance(member, int) or row.refused:
            continue
        for month in [m for m, _ in row.payments] if wide else months_of(row):
            wanted.setdefault((member, month), row)
    for found in sorted(context.known.paid(wanted)):
        row = wanted[found]
        if not row.has("payment_repeat"):
            name = "姓名" if wide else "缴费起月"
            context.blame(row, name, "payment_repeat",
                          f"{row.values.get('姓名', '')}{found[1]}的党费办公室里已有一笔",
                          row.values.get(name))  # fmt: skip
