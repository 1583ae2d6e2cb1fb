"""Writes the bases that the wide form of a ledger tells: of members who have none yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dangwu.accounts import changes as log
from dangwu.core.calendar import month_first
from dangwu.core.errors import DangwuError
from dangwu.dues.models import Base, Category, Payment
from dangwu.exchange.verdict import Row
from dangwu.exchange.writing.writer import Writer
from dangwu.members.models import Member

_CHUNK = 500


def write_bases(writer: Writer, read: Sequence[tuple[Row, Sequence[Payment]]]) -> None:
    """Make a base from the first month paid on; one that the office knows otherwise stays."""
    told = [(row, payments) for row, payments in read
            if payments and isinstance(row.values.get("基数分"), int)]  # fmt: skip
    members = sorted({payments[0].member_id for _, payments in told})
    held, retired = _held(members), _retired(members)
    made: dict[int, Base] = {}
    for row, payments in told:
        base = _base(row, payments, retired)
        before = [fen for since, fen in held.get(base.member_id, ()) if since <= base.since_month]
        if base.member_id in made or (before and before[-1] == base.base_fen):
            continue
        if held.get(base.member_id):
            writer.remark("有的党员已登记过别的党费基数，没有改动，请核对。")
            continue
        made[base.member_id] = base
    _keep(writer, list(made.values()))


def _base(row: Row, payments: Sequence[Payment], retired: dict[int, date]) -> Base:
    first = min(payments, key=lambda one: one.month_no or 0)
    since, member = int(first.month_no or 0), first.member_id
    left = retired.get(member)
    is_retired = left is not None and left <= month_first(since)
    return Base(
        member_id=member, organization_id=first.organization_id, since_month=since,
        base_fen=int(str(row.values["基数分"])),
        category=Category.RETIRED if is_retired else Category.EMPLOYED,
    )  # fmt: skip


def _keep(writer: Writer, bases: list[Base]) -> None:
    try:
        log.ask(bases)
    except DangwuError as error:
        writer.remark(f"党费基数没有写入：{error}")
        return
    made = log.create_many(Base, bases, action="dues.import", actor=writer.actor)
    writer.made(made)
    for base in made:
        writer.assume(base, "category", "")
    if made:
        writer.remark("党费基数从所缴的第一个月起登记；人员类别按离退休与否推定，请核对。")


def _chunks(members: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(members), _CHUNK):
        yield members[start : start + _CHUNK]


def _held(members: Sequence[int]) -> dict[int, list[tuple[int, int | None]]]:
    """Return since when each member has which base."""
    found: dict[int, list[tuple[int, int | None]]] = {}
    for chunk in _chunks(members):
        for base in Base.objects.filter(member__in=chunk).order_by("since_month"):
            found.setdefault(base.member_id, []).append((base.since_month, base.base_fen))
    return found


def _retired(members: Sequence[int]) -> dict[int, date]:
    """Return since when who has retired did so."""
    found: dict[int, date] = {}
    for chunk in _chunks(members):
        rows = Member.objects.filter(pk__in=chunk, retired_on__isnull=False)
        found |= {pk: day for pk, day in rows.values_list("pk", "retired_on") if day is not None}
    return found
