"""The writes of the dues account: opening, remittances, spending and other income."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.money import yuan
from dangwu.dues.balance import available_fen
from dangwu.dues.correcting import changed
from dangwu.dues.errors import AccountImpossible, ReasonMissing, SpendingAboveBalance
from dangwu.dues.models import Income, IncomeKind, Opening, Remittance, Spending, Use
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import require_past, require_standing


def _above_nothing(organization: Organization, what: str, amount_fen: int) -> None:
    if amount_fen <= 0:
        raise AccountImpossible(organization, what, f"金额{yuan(amount_fen)}元应大于零。")


def open_account(
    organization: Organization, *, opened_on: date, balance_fen: int, actor: User | None = None
) -> Opening:
    """Record the balance at the start of a day, of this organization and all below it."""
    require_standing(organization, opened_on, "登记期初结存")
    before = Opening.objects.filter(organization=organization, opened_on=opened_on).first()
    if before is not None:
        raise AccountImpossible(
            organization,
            "期初结存",
            f"{opened_on}已登记为{yuan(before.balance_fen)}元，请改原记录。",
        )
    return log.create(
        Opening, action="dues.open_account", actor=actor, organization=organization,
        opened_on=opened_on, balance_fen=balance_fen,
    )  # fmt: skip


def remit(
    organization: Organization,
    *,
    amount_fen: int,
    remitted_on: date,
    recipient: Organization | None = None,
    recipient_name: str = "",
    is_voluntary: bool = False,
    since_month: int | None = None,
    until_month: int | None = None,
    today: date,
    actor: User | None = None,
) -> Remittance:
    """Record dues sent upward: to a superior in the tree, or by name to one outside it."""
    require_past(remitted_on, today)
    what = "党费上缴"
    _above_nothing(organization, what, amount_fen)
    place = require_standing(organization, remitted_on, "上缴党费")
    if recipient is None and not recipient_name:
        raise AccountImpossible(organization, what, "没有写明上缴给哪个上级党组织。")
    if recipient is not None:
        above = require_standing(recipient, remitted_on, "收缴党费")
        if recipient.pk == organization.pk or not place.path.startswith(above.path):
            raise AccountImpossible(
                organization, what, f"“{recipient.full_name}”当日不是它的上级党组织。"
            )
    return log.create(
        Remittance, action="dues.remit", actor=actor, organization=organization,
        recipient=recipient, recipient_name=recipient_name, is_voluntary=is_voluntary,
        remitted_on=remitted_on, amount_fen=amount_fen, since_month=since_month,
        until_month=until_month,
    )  # fmt: skip


def spend(
    organization: Organization,
    *,
    amount_fen: int,
    spent_on: date,
    use: int,
    purpose: str = "",
    discussed_on: date | None = None,
    over_balance: bool = False,
    today: date,
    actor: User | None = None,
) -> Spending:
    """Record dues spent on one of the five uses of 第19条.

    Raises SpendingAboveBalance where the account, if there is one, holds less that day;
    `over_balance` says that it was spent all the same.
    """
    require_past(spent_on, today)
    what = "党费支出"
    _above_nothing(organization, what, amount_fen)
    require_standing(organization, spent_on, "登记党费支出")
    if use not in Use.values:
        uses = "，".join(f"{number} {label}" for number, label in Use.choices)
        raise AccountImpossible(organization, what, f"用途只能是：{uses}。")
    if discussed_on is not None and discussed_on > spent_on:
        raise AccountImpossible(
            organization, what, f"集体讨论日期{discussed_on}晚于支出日期{spent_on}。"
        )
    _covered(organization, spent_on, amount_fen, known=over_balance)
    return log.create(
        Spending, action="dues.spend", actor=actor, organization=organization, spent_on=spent_on,
        amount_fen=amount_fen, use=use, purpose=purpose, discussed_on=discussed_on,
    )  # fmt: skip


def _covered(
    organization: Organization, day: date, amount_fen: int, *, known: bool, spent_fen: int = 0
) -> None:
    """Raise SpendingAboveBalance unless the account holds the amount, or that is known.

    `spent_fen` is what the balance has taken off for this spending already.
    """
    if known:
        return
    held = available_fen(organization, day)
    if held is not None and held + spent_fen < amount_fen:
        raise SpendingAboveBalance(organization, day, held + spent_fen, amount_fen)


def receive(
    organization: Organization,
    *,
    kind: str,
    amount_fen: int,
    received_on: date,
    today: date,
    actor: User | None = None,
) -> Income:
    """Record interest, an allocation from above, or other income of the account."""
    require_past(received_on, today)
    _above_nothing(organization, "党费收入", amount_fen)
    require_standing(organization, received_on, "登记党费收入")
    return log.create(
        Income, action="dues.receive", actor=actor, organization=organization,
        kind=IncomeKind(kind), amount_fen=amount_fen, received_on=received_on,
    )  # fmt: skip


_DAYS = {Remittance: "remitted_on", Spending: "spent_on", Income: "received_on"}
_CALLED = {Remittance: "党费上缴", Spending: "党费支出", Income: "党费收入", Opening: "期初结存"}
Entry = Remittance | Spending | Income | Opening


@transaction.atomic
def correct(
    record: Entry, *, reason: str, today: date, actor: User | None = None, **said: Any
) -> None:
    """Correct fields of an entry of the account, with the reason kept in the log."""
    what = _CALLED[type(record)]
    if not reason.strip():
        raise ReasonMissing(f"更正{what}")
    over_balance = said.pop("over_balance", False)
    found = changed(record, said)
    if "amount_fen" in found:
        _above_nothing(record.organization, what, found["amount_fen"])
    day = _DAYS.get(type(record))
    if day in found:
        require_past(found[day], today)
        require_standing(record.organization, found[day], f"登记{what}")
    if isinstance(record, Spending):
        _fits(record, found, over_balance=over_balance)
    if found:
        log.update(record, action="dues.correct_account", actor=actor, reason=reason, **found)


def _fits(record: Spending, found: dict[str, Any], *, over_balance: bool) -> None:
    spent_on = found.get("spent_on", record.spent_on)
    discussed_on = found.get("discussed_on", record.discussed_on)
    if discussed_on is not None and discussed_on > spent_on:
        raise AccountImpossible(
            record.organization, "党费支出", f"集体讨论日期{discussed_on}晚于支出日期{spent_on}。"
        )
    amount = found.get("amount_fen", record.amount_fen)
    if amount > record.amount_fen or spent_on < record.spent_on:
        taken = record.amount_fen if record.spent_on <= spent_on else 0
        _covered(record.organization, spent_on, amount, known=over_balance, spent_fen=taken)
