"""Writes payments, a month each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from dangwu.accounts import changes as log
from dangwu.core.calendar import month_label, month_last
from dangwu.dues.models import Kind, Method, Payment
from dangwu.exchange.kinds.dues import months_of, order_of
from dangwu.exchange.verdict import Row
from dangwu.exchange.writing.bases import write_bases
from dangwu.exchange.writing.writer import Writer, day_of
from dangwu.members.models import Membership

_METHODS = (
    (re.compile("现金|现款"), Method.CASH),
    (re.compile("线上|微信|支付宝|网上|扫码|APP|在线|云闪付"), Method.ONLINE),
)
_VOLUNTARY = re.compile("自愿|大额|特殊党费|一次性")
_CHUNK = 500
Homes = dict[int, list[tuple[date, date, int]]]


def write(writer: Writer, rows: Sequence[Row]) -> None:
    """Make a payment of each month of each row."""
    homes, taken = _homes(rows), _taken(rows)
    read: list[tuple[Row, list[tuple[Payment, bool]]]] = []
    for row in rows:
        found = _payments(writer, row, homes)
        if isinstance(found, str):
            writer.leave(row, found)
        elif again := next((one for one, _ in found if _order(one) in taken), None):
            writer.leave(row, f"订单号{again.order_no}的这笔缴费已经登记过，没有重复写入。")
        else:
            taken |= {_order(one) for one, _ in found if one.order_no}
            read.append((row, found))
    may = writer.open_rows([(row, [one for one, _ in found]) for row, found in read])
    payments = [one for row, found in read if row.number in may for one in found]
    writer.rows += len(may)
    made = log.create_many(
        Payment, [payment for payment, _ in payments], action="dues.import", actor=writer.actor
    )
    writer.made(made)
    for payment, assumed in payments:
        if assumed:
            writer.assume(payment, "paid_on", "")
            writer.remark("没有缴费日期的，按当月最后一天登记，并记为推定，请补正。")
    write_bases(
        writer, [(row, [one for one, _ in each]) for row, each in read if row.number in may]
    )


Order = tuple[str, int, int | None]


def _order(payment: Payment) -> Order:
    return payment.order_no, payment.member_id, payment.month_no


def _taken(rows: Sequence[Row]) -> set[Order]:
    """Return what the orders of these rows have paid already."""
    numbers = sorted({one for row in rows if (one := order_of(row))})
    found: set[Order] = set()
    for start in range(0, len(numbers), _CHUNK):
        held = Payment.objects.filter(order_no__in=numbers[start : start + _CHUNK])
        found |= set(held.values_list("order_no", "member_id", "month_no"))
    return found


def _homes(rows: Sequence[Row]) -> Homes:
    """Return where each member belonged and when."""
    members = sorted({pk for row in rows if isinstance(pk := row.hidden.get("member"), int)})
    found: Homes = defaultdict(list)
    for start in range(0, len(members), _CHUNK):
        for one in Membership.objects.filter(member_id__in=members[start : start + _CHUNK]):
            found[one.member_id].append((one.since, one.until, one.organization_id))
    return found


def _payments(writer: Writer, row: Row, homes: Homes) -> list[tuple[Payment, bool]] | str:
    """Return the row's payments, each with whether its day is assumed; or why there are none."""
    member = row.hidden.get("member")
    if not isinstance(member, int):
        return f"办公室里没有找到党员“{row.values.get('姓名', '')}”。"
    if writer.found.wide:
        parts = row.payments
        if not parts:
            return "各月都没有缴费。"
    else:
        shared = _shared(row)
        if isinstance(shared, str):
            return shared
        parts = shared
    found: list[tuple[Payment, bool]] = []
    for month, fen in parts:
        number = int(month[:4]) * 12 + int(month[5:7]) - 1
        day = min(month_last(number), writer.today)
        home = next((org for since, until, org in homes[member] if since <= day < until), None)
        if home is None:
            return f"{row.values.get('姓名', '')}{month_label(number)}不在册，请核对月份。"
        if writer.within is not None and home not in writer.within:
            return (
                f"{row.values.get('姓名', '')}{month_label(number)}在别的党组织，"
                "请交由上级的党务人员导入。"
            )
        found.append(_payment(writer, row, member, home=home, number=number, fen=fen))
    return found


def _shared(row: Row) -> list[tuple[str, int]] | str:
    """Share an amount out among its months, where it comes out even."""
    amount = row.values.get("金额分")
    if not isinstance(amount, int):
        return "没有金额。"
    months = list(months_of(row))
    if not months and isinstance(row.values.get("缴费日"), str):
        months = [str(row.values["缴费日"])[:7]]
    if not months:
        return "没有写明是哪一月的党费。"
    if amount % len(months):
        return f"金额不能在{len(months)}个月里平均分开，请一月一行填写。"
    return [(month, amount // len(months)) for month in months]


def _payment(
    writer: Writer, row: Row, member: int, *, home: int, number: int, fen: int
) -> tuple[Payment, bool]:
    told = row.values.get("缴费日")
    paid_on = day_of(told, writer.today) or min(month_last(number), writer.today)
    voluntary = bool(_VOLUNTARY.search(str(row.values.get("缴费类型", ""))))
    late = paid_on > month_last(number)
    kind = Kind.VOLUNTARY if voluntary else Kind.LATE if late else Kind.REGULAR
    way = str(row.values.get("缴费方式", ""))
    method = next((one for words, one in _METHODS if words.search(way)), Method.TRANSFER)
    payment = Payment(
        member_id=member, organization_id=home, kind=kind, amount_fen=fen, paid_on=paid_on,
        month_no=None if voluntary else number, method=method, order_no=order_of(row)[:64],
    )  # fmt: skip
    return payment, not (isinstance(told, str) and len(told) >= 10)
