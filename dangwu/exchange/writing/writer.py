"""What every kind of import shares while it writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import models

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import month_last
from dangwu.core.errors import DangwuError
from dangwu.exchange.known import Known
from dangwu.exchange.models import Assumption
from dangwu.exchange.preview import Preview, Progress
from dangwu.exchange.verdict import Row
from dangwu.organizations.models import Organization


@dataclass
class Writer:
    """Collects what was made, what was left and why, and what had to be assumed."""

    known: Known
    today: date
    actor: User | None
    found: Preview
    rows: int = 0
    records: dict[str, list[int]] = field(default_factory=dict)
    left: list[tuple[int, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    assumptions: list[Assumption] = field(default_factory=list)
    progress: Progress | None = None
    within: frozenset[int] | None = None
    """The organizations for which may be written; None: for all."""
    _organizations: dict[int, Organization] = field(default_factory=dict)

    def made(self, records: Iterable[models.Model]) -> None:
        """Note records, so that they can be taken back."""
        for record in records:
            self.records.setdefault(record._meta.label, []).append(record.pk)

    def leave(self, row: Row, why: str) -> None:
        """Leave a row out."""
        self.left.append((row.number, f"第{row.number}行没有写入：{why}"))

    def each(self, rows: Sequence[Row]) -> Iterator[Row]:
        """Yield the rows that are written one by one, telling how far it is."""
        for number, row in enumerate(rows):
            if self.progress is not None and number % 20 == 0:
                self.progress(number, len(rows))
            yield row

    def open_rows(self, made: Sequence[tuple[Row, Sequence[models.Model]]]) -> set[int]:
        """Return the numbers of the rows that may be written; one in a closed period is left.

        `made` holds each row's records, of one model.
        """
        try:
            log.ask([record for _, records in made for record in records])
        except DangwuError:
            return {row.number for row, records in made if self._is_open(row, records)}
        return {row.number for row, _ in made}

    def _is_open(self, row: Row, records: Sequence[models.Model]) -> bool:
        try:
            log.ask(records)
        except DangwuError as error:
            self.leave(row, str(error))
            return False
        return True

    def remark(self, text: str) -> None:
        """Note once what a person should know about the whole."""
        if text not in self.remarks:
            self.remarks.append(text)

    def assume(self, record: models.Model, name: str, stated: object) -> None:
        """Note that a field of a record holds what the file did not say."""
        self.assumptions.append(
            Assumption(model=record._meta.label, record_id=record.pk, field=name,
                       stated=str(stated or "")[:100])
        )  # fmt: skip

    def organization(self, row: Row) -> Organization | None:
        """Return the organization of the row's 党支部, by its name where it was offered."""
        pk = row.hidden.get("branch")
        name = row.values.get("党支部")
        if not isinstance(pk, int) and isinstance(name, str):
            found = self.known.branch(name)
            pk = getattr(found, "pk", None)
        if not isinstance(pk, int):
            return None
        if pk not in self._organizations:
            self._organizations[pk] = Organization.objects.get(pk=pk)
        return self._organizations[pk]


def day_of(text: object, today: date) -> date | None:
    """Return a day; of a month its last one, which any period of whole months counts alike.

    In the month that still runs it is today. None where there is nothing.
    """
    if not isinstance(text, str) or len(text) < 7:
        return None
    if len(text) >= 10:
        return date.fromisoformat(text[:10])
    last = month_last(int(text[:4]) * 12 + int(text[5:7]) - 1)
    return min(last, today) if last.replace(day=1) <= today else last


def is_month(text: object) -> bool:
    """Whether the text names a month without its day."""
    return isinstance(text, str) and len(text) == 7


def birth_no_of(text: object) -> int | None:
    """Return 1980-03-15 as 19800315, 1980-03 as 19800300."""
    if not isinstance(text, str) or len(text) < 7:
        return None
    return int((text.replace("-", "") + "00")[:8])
