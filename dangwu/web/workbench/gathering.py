"""Records that wait, gathered into one item: the record itself, or its book where they are several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import NoReverseMatch

from dangwu.accounts.rights import Right
from dangwu.organizations.models import Organization
from dangwu.pages.registers import record_url, registers
from dangwu.web.workbench.desk import Desk
from dangwu.web.workbench.items import Item, Line, Weight

SHOWN, COUNTED = 5, 200


def _own(row: Any) -> Organization:
    found: Organization = row.organization
    return found


def _undated(row: Any) -> date | None:
    return None


def gather(
    desk: Desk, rows: Sequence[Any], label: str, *, several: str, weight: Weight, word: str,
    say: Callable[[Any], str], on: Callable[[Any], date | None] = _undated, query: str = "",
    of: Callable[[Any], Organization] = _own, key: Callable[[Any], int] = lambda row: row.pk,
) -> Iterator[Item]:  # fmt: skip
    """Yield one item for these records of a book, nothing where there are none."""
    word = desk.word(word)
    if len(rows) == 1:
        one = rows[0]
        where = "" if desk.single else of(one).document_name
        href = record_url(label, key(one)) or book(label, query)
        yield Item(weight, say(one), href, word, where, on=on(one))
    if len(rows) <= 1:
        return
    lines = tuple(
        Line(
            say(one) if desk.single else f"{of(one).document_name}：{say(one)}",
            record_url(label, key(one)), word,
        )
        for one in rows[:SHOWN]
    )  # fmt: skip
    count = f"{COUNTED}多" if len(rows) > COUNTED else str(len(rows))
    days = [day for one in rows if (day := on(one)) is not None]
    yield Item(
        weight, several.format(n=count), book(label, query), desk.word("逐条处理"), "", lines,
        max(len(rows) - SHOWN, 0), min(days, default=None), len(rows),
    )  # fmt: skip


def book(label: str, query: str = "") -> str:
    """Return the address of a book, narrowed by a query."""
    found = registers().get(label)
    if found is None:
        return "/records/"
    try:
        return found.url() + (f"?{query}" if query else "")
    except NoReverseMatch:
        return "/records/"


def few(
    desk: Desk, rows: QuerySet[Any], right: Right = Right.READ, through: str = "organization"
) -> list[Any]:
    """Return the rows in her reach with their organizations, no more than are counted."""
    found = desk.access.visible(rows, right, through).select_related(through)
    return list(found[: COUNTED + 1])
