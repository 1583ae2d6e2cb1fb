"""A month's collection in a branch: one table of who owes what, written back in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import month_last
from dangwu.core.money import yuan
from dangwu.dues.assessing import roll
from dangwu.dues.errors import CollectionRefused, NoDuesRule, RowFault
from dangwu.dues.grounds import grounds
from dangwu.dues.models import Assessment, Kind, Method, Payment
from dangwu.members.models import Member
from dangwu.organizations.models import Organization


@dataclass(frozen=True, slots=True)
class Owed:
    """One row: what a member owes for the month and has paid of it so far, wherever she paid.

    `due_fen` is None where it is not known; `assessed` tells that from not yet assessed.
    """

    member: Member
    assessed: bool
    due_fen: int | None
    payments: tuple[Payment, ...]
    waived: bool = False

    @property
    def paid_fen(self) -> int:
        """What she has paid for the month."""
        return sum(one.amount_fen for one in self.payments)

    @property
    def rest_fen(self) -> int | None:
        """What is still owed; None where it is not known."""
        return None if self.due_fen is None else max(self.due_fen - self.paid_fen, 0)

    @property
    def settled(self) -> bool:
        """Whether nothing is owed any more."""
        return self.rest_fen == 0

    @property
    def last(self) -> Payment | None:
        """Her last payment for the month."""
        return self.payments[-1] if self.payments else None


@dataclass(frozen=True, slots=True)
class Collection:
    """The month's table of a branch."""

    organization: Organization
    month_no: int
    rows: tuple[Owed, ...]

    @property
    def due_fen(self) -> int:
        """What is known to be due."""
        return sum(one.due_fen or 0 for one in self.rows)

    @property
    def paid_fen(self) -> int:
        """What is paid so far."""
        return sum(one.paid_fen for one in self.rows)

    @property
    def rest_fen(self) -> int:
        """What is known to be still owed."""
        return sum(one.rest_fen or 0 for one in self.rows)

    @property
    def settled(self) -> int:
        """How many owe nothing any more."""
        return sum(one.settled for one in self.rows)

    @property
    def unknown(self) -> int:
        """Of how many it is not known what they owe."""
        return sum(one.due_fen is None for one in self.rows)

    @property
    def baseless(self) -> int:
        """Of how many it was assessed that their due is not known."""
        return self.unknown - self.unassessed

    @property
    def unassessed(self) -> int:
        """How many are not assessed yet."""
        return sum(not one.assessed for one in self.rows)


@dataclass(frozen=True, slots=True)
class Entry:
    """One filled row of a submitted table; `seen_fen` is what it showed as paid so far."""

    member_id: int
    amount_fen: int
    paid_on: date
    method: str = Method.TRANSFER
    payer: str = ""
    seen_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """What was written; `already` were in the records from the same table sent before."""

    payments: tuple[Payment, ...]
    already: int
    short: tuple[Member, ...]
    """Those who still owe a rest."""

    @property
    def amount_fen(self) -> int:
        """The sum of what was written."""
        return sum(one.amount_fen for one in self.payments)


def collection(organization: Organization, month_no: int) -> Collection:
    """Return the month's table of the branch, in three queries."""
    members = roll(organization, month_no)
    assessed = {
        one.member_id: one
        for one in Assessment.objects.filter(member__in=members, month_no=month_no)
    }
    paid = _paid(members, month_no)
    rows = [_owed(one, assessed.get(one.pk), paid.get(one.pk, [])) for one in members]
    return Collection(organization, month_no, tuple(rows))


def reasons(table: Collection) -> dict[int, str]:
    """Return why the due of a member on the table is not known, by her key; two queries at most."""
    unknown = [one.member.pk for one in table.rows if one.assessed and one.due_fen is None]
    if not unknown:
        return {}
    try:
        found = grounds(unknown, table.month_no)
    except NoDuesRule:
        return {}
    return {key: one.because or "基数已有变化，请重新核定" for key, one in found.items()}


def _paid(members: Iterable[Member], month_no: int) -> Mapping[int, list[Payment]]:
    found: dict[int, list[Payment]] = defaultdict(list)
    payments = Payment.objects.filter(member__in=list(members), month_no=month_no)
    for one in payments.order_by("paid_on", "pk"):
        found[one.member_id].append(one)
    return found


def _owed(member: Member, assessment: Assessment | None, payments: list[Payment]) -> Owed:
    if assessment is None:
        return Owed(member, False, None, tuple(payments))
    waived = assessment.waiver_id is not None
    return Owed(member, True, assessment.due_fen, tuple(payments), waived)


@transaction.atomic
def save(
    organization: Organization,
    *,
    month_no: int,
    entries: Sequence[Entry],
    today: date,
    actor: User | None = None,
) -> Collected:
    """Write the payments of a submitted table, all or none; the same table again writes nothing.

    Raises CollectionRefused with the fault of every row that cannot be written.
    """
    # whoever else saves the same month waits here
    list(
        Assessment.objects.select_for_update()
        .filter(organization=organization, month_no=month_no).values_list("pk")
    )  # fmt: skip
    rows = {one.member.pk: one for one in collection(organization, month_no).rows}
    payers = _organizations({one.payer for one in entries if one.payer})
    faults: list[RowFault] = []
    kept: list[Entry] = []
    for entry in entries:
        row = rows.get(entry.member_id)
        if row is not None and _written(row, entry):
            continue
        why = _judge(row, entry, today, payers)
        if why:
            faults.append(RowFault(entry.member_id, _name(row, entry), why))
        kept.append(entry)
    if faults:
        raise CollectionRefused(month_no, faults)
    payments = [
        _pay(organization, month_no, rows[one.member_id].member, one, actor) for one in kept
    ]
    short = [
        rows[one.member_id].member
        for one in kept
        if one.amount_fen < (rows[one.member_id].rest_fen or 0)
    ]
    return Collected(tuple(payments), len(entries) - len(kept), tuple(short))


def _name(row: Owed | None, entry: Entry) -> str:
    if row is not None:
        return row.member.name
    return Member.objects.filter(pk=entry.member_id).values_list("name", flat=True).first() or ""


def _written(row: Owed, entry: Entry) -> bool:
    """Whether the entry stands in the records since its table was opened."""
    return any(
        (one.amount_fen, one.paid_on, one.method) == (entry.amount_fen, entry.paid_on, entry.method)
        and (entry.seen_fen is None or entry.seen_fen + entry.amount_fen == row.paid_fen)
        for one in row.payments
    )


def _judge(  # noqa: PLR0911  # one for each fault
    row: Owed | None, entry: Entry, today: date, organizations: frozenset[str]
) -> str:
    """Return why the row cannot be written, empty where it can."""
    if row is None:
        return "这个月不在这个支部，请核对。"
    if entry.amount_fen <= 0:
        return f"金额{yuan(entry.amount_fen)}元应大于零。"
    if entry.paid_on > today:
        return f"缴费日期{entry.paid_on}晚于今天（{today}）。"
    if entry.payer in organizations:
        return f"党组织不得垫交党费，代缴人不能是“{entry.payer}”。"
    if row.due_fen is None:
        why = "基数不明，应缴多少还不知道" if row.assessed else "这个月还没有核定"
        return f"{why}，请先{'登记基数再' if row.assessed else ''}核定。"
    if entry.seen_fen is not None and entry.seen_fen != row.paid_fen:
        return f"打开表格之后有人登记过，现在已缴{yuan(row.paid_fen)}元，请核对。"
    if row.settled:
        return f"已缴清（{yuan(row.paid_fen)}元）。" if row.paid_fen else "减免后这个月不用缴。"
    rest = row.rest_fen or 0
    if entry.amount_fen > rest:
        return (f"缴{yuan(entry.amount_fen)}元，超过还欠的{yuan(rest)}元；"
                "自愿多缴的另行登记为自愿一次性大额党费。")  # fmt: skip
    return ""


def _organizations(payers: set[str]) -> frozenset[str]:
    """Return those of the payers that are Party organizations."""
    if not payers:
        return frozenset()
    by = Q(full_name__in=payers) | Q(document_name__in=payers)
    found = Organization.objects.filter(by).values_list("full_name", "document_name")
    return frozenset(name for names in found for name in names)


def _pay(
    organization: Organization, month_no: int, member: Member, entry: Entry, actor: User | None
) -> Payment:
    late = entry.paid_on > month_last(month_no)
    return log.create(
        Payment, action="dues.pay", actor=actor, organization=organization, member=member,
        kind=Kind.LATE if late else Kind.REGULAR, month_no=month_no, amount_fen=entry.amount_fen,
        paid_on=entry.paid_on, method=Method(entry.method), payer=entry.payer,
    )  # fmt: skip
