"""Copies the city's first month to the 32 that follow, inside the database."""

from __future__ import annotations

from datetime import date

from django.db import connections, models

from dangwu.accounts.changes import log
from dangwu.core.calendar import month_first, month_no
from dangwu.dues.models import Assessment, Kind, Method, Payment
from dangwu.meetings.models import Meeting

Plain = int | str | date
FIRST_MONTH = month_no(date(2017, 10, 1))
MONTHS = 33
_LATE_OF = 211
"""One payment of so many came after its month."""


def copy_months(alias: str) -> None:
    """Write assessments, payments and meetings of every month after the first."""
    for month in range(FIRST_MONTH, FIRST_MONTH + MONTHS):
        if month > FIRST_MONTH:
            _copy(alias, Assessment, {"month_no": month}, {"month_no": FIRST_MONTH})
            _copy_meetings(alias, month)
        _pay(alias, month)


def _columns(model: type[models.Model]) -> list[str]:
    return [str(field.column) for field in model._meta.concrete_fields if not field.primary_key]


def _run(alias: str, model: type[models.Model], sql: str, values: list[Plain]) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, values)
        count = cursor.rowcount
    log(
        action=f"{model._meta.app_label}.demo", model=model, record_id=None, after={"count": count},
        using=alias,
    )  # fmt: skip


def _copy(
    alias: str, model: type[models.Model], changed: dict[str, Plain], where: dict[str, Plain]
) -> None:
    columns = _columns(model)
    picked = ", ".join("%s" if column in changed else column for column in columns)
    values = [changed[column] for column in columns if column in changed]
    asked = " and ".join(f"{column} = %s" for column in where)
    table = model._meta.db_table
    sql = f"insert into {table} ({', '.join(columns)}) select {picked} from {table} where {asked}"
    _run(alias, model, sql, [*values, *where.values()])


def _copy_meetings(alias: str, month: int) -> None:
    first = month_first(month)
    for day in (2, 8, 15):
        _copy(
            alias, Meeting, {"held_on": first.replace(day=day)},
            {"held_on": month_first(FIRST_MONTH).replace(day=day)},
        )  # fmt: skip


def _pay(alias: str, month: int) -> None:
    """Pay what the month's assessments say; one in a few hundred pays the month after."""
    paid_on = month_first(month).replace(day=12)
    late_on = month_first(month + 1).replace(day=3)
    table, owed = Payment._meta.db_table, Assessment._meta.db_table
    for day, kind, sign in ((paid_on, Kind.REGULAR, "<>"), (late_on, Kind.LATE, "=")):
        _run(alias, Payment, (
            f"insert into {table} (organization_id, member_id, kind, month_no, amount_fen, paid_on,"
            " method, payer, order_no)"
            f" select organization_id, member_id, %s, month_no, due_fen, %s, %s, %s, %s from {owed}"
            f" where month_no = %s and (member_id + month_no) %% {_LATE_OF} {sign} 0"
        ), [kind.value, day, Method.TRANSFER.value, "", "", month])  # fmt: skip
