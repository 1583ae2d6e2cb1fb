"""What the writes of this room refuse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dangwu.core.calendar import month_label
from dangwu.core.errors import DangwuError
from dangwu.core.money import yuan
from dangwu.dues.models import Kind, Payment, Receipt
from dangwu.organizations.models import Organization
from dangwu.rules.rule import NoRuleInForce


def span_label(since: int, until: int) -> str:
    """Write months from one to another: 2020年1月至6月, 2019年12月至2020年2月, 2020年1月."""
    if since == until:
        return month_label(since)
    end = f"{until % 12 + 1}月" if since // 12 == until // 12 else month_label(until)
    return f"{month_label(since)}至{end}"


class DuesImpossible(DangwuError):
    """What is said of a member's dues cannot be."""

    def __init__(self, name: str, what: str, why: str) -> None:
        super().__init__(f"{name}的{what}不能这样登记：{why}")


class AccountImpossible(DangwuError):
    """What is said of the account cannot be."""

    def __init__(self, organization: Organization, what: str, why: str) -> None:
        super().__init__(f"“{organization.full_name}”的{what}不能这样登记：{why}")


class NotOwing(DangwuError):
    """The member owed nothing for that month."""

    def __init__(self, name: str, number: int) -> None:
        super().__init__(f"{name}{month_label(number)}不在册，没有党费可以登记，请核对月份。")


class NoDuesRule(DangwuError):
    """No rule of dues was in force in that month."""

    def __init__(self, answer: NoRuleInForce) -> None:
        super().__init__(f"不能核定党费：{answer.because}。")


class MonthAhead(DangwuError):
    """A month that has not begun."""

    def __init__(self, number: int, today: date) -> None:
        super().__init__(f"{month_label(number)}还没有开始（今天是{today}），请核对月份。")


class NobodyOwing(DangwuError):
    """Nobody belonged to the organization in that month."""

    def __init__(self, organization: Organization, number: int) -> None:
        super().__init__(
            f"“{organization.full_name}”{month_label(number)}没有在册党员，没有党费可以核定，"
            "请选择党支部，或核对月份。"
        )


class PaymentTwice(DangwuError):
    """The same payment stands in the records already."""

    def __init__(self, payment: Payment) -> None:
        what = Kind(payment.kind).label
        if payment.month_no is not None:
            what = month_label(payment.month_no)
        super().__init__(
            f"{payment.member.name}{payment.paid_on}缴纳{what}党费{yuan(payment.amount_fen)}元"
            "已经登记过；如确有两笔，请先核对再改金额合并为一笔。"
        )


class ReceiptStands(DangwuError):
    """A receipt was made out for the payment, and would say something else."""

    def __init__(self, name: str, receipt: Receipt) -> None:
        super().__init__(
            f"{name}的这笔缴费已开收据{receipt.code}，请先作废收据，再更正或撤销缴费。"
        )


class ReasonMissing(DangwuError):
    """A record that is put right or taken out says why."""

    def __init__(self, what: str) -> None:
        super().__init__(f"请写明{what}的理由：改动会连同理由留在更改记录里。")


class ReceiptImpossible(DangwuError):
    """A receipt cannot be made out or made void so."""

    def __init__(self, why: str) -> None:
        super().__init__(f"收据不能这样办理：{why}")


class SpendingAboveBalance(DangwuError):
    """More is spent than the account holds."""

    def __init__(self, organization: Organization, day: date, balance_fen: int, fen: int) -> None:
        super().__init__(
            f"“{organization.full_name}”{day}党费结存{yuan(balance_fen)}元，不够支出"
            f"{yuan(fen)}元（量入为出、收支平衡）。请核对金额和日期；确已支出的，勾选“超过结存仍登记”。"
        )


@dataclass(frozen=True, slots=True)
class RowFault:
    """Why one row of a submitted table cannot be written."""

    member_id: int
    name: str
    why: str


class CollectionRefused(DangwuError):
    """Some rows of a month's table cannot be written, and so none was."""

    def __init__(self, number: int, faults: Sequence[RowFault]) -> None:
        self.faults = tuple(faults)
        told = "".join(f"{one.name}：{one.why}" for one in self.faults)
        super().__init__(
            f"{month_label(number)}的收缴表有{len(self.faults)}行不能登记，全表没有写入。{told}"
        )


class BasesRefused(DangwuError):
    """Some rows of a sheet of bases cannot be written, and so none was."""

    def __init__(self, number: int, faults: Sequence[RowFault]) -> None:
        self.faults = tuple(faults)
        told = "".join(f"{one.name}：{one.why}" for one in self.faults)
        super().__init__(
            f"{month_label(number)}起的基数表有{len(self.faults)}行不能登记，全表没有写入。{told}"
        )


class RowsWrong(DangwuError):
    """Some rows of a table cannot be written; each says why beside it."""

    def __init__(self, count: int) -> None:
        super().__init__(f"全表没有写入：有{count}行不能登记，请改正标出的行后再保存。")
