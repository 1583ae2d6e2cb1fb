"""The corrections of bulletins: what recording asks is asked again of the record as it would be."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db import models

from dangwu.accounts.models import User
from dangwu.bulletins.changes import AdoptedBeforeSubmitted, BriefingNumberTaken
from dangwu.bulletins.models import Briefing, Bulletin
from dangwu.organizations.standing import require_happened, require_past
from dangwu.pages import correcting

M = TypeVar("M", bound=models.Model)


def correct(record: M, *, reason: str, today: date, actor: User | None = None, **fields: Any) -> M:
    """Correct a bulletin or an issue of the briefing."""
    check = _bulletin if isinstance(record, Bulletin) else _briefing
    return correcting.correct(
        record, action="bulletins.correct", reason=reason, actor=actor,
        check=lambda would_be: check(would_be, today), **fields,
    )  # fmt: skip


def withdraw(record: models.Model, *, reason: str, actor: User | None = None) -> None:
    """Take out a record of bulletins that should not be."""
    correcting.take_out(record, action="bulletins.withdraw", reason=reason, actor=actor)


def _bulletin(one: Any, today: date) -> None:
    bulletin: Bulletin = one
    if bulletin.submitted_on:
        require_happened(bulletin.organization, bulletin.submitted_on, today, "上报党建信息")
    if bulletin.adopted_on:
        require_past(bulletin.adopted_on, today)
        if bulletin.submitted_on is None or bulletin.adopted_on < bulletin.submitted_on:
            raise AdoptedBeforeSubmitted(bulletin, bulletin.adopted_on)


def _briefing(one: Any, today: date) -> None:
    briefing: Briefing = one
    require_happened(briefing.organization, briefing.published_on, today, "印发简报")
    same = Briefing.objects.filter(
        organization=briefing.organization, number=briefing.number,
        published_on__year=briefing.published_on.year,
    )  # fmt: skip
    if (found := same.exclude(pk=briefing.pk).first()) is not None:
        raise BriefingNumberTaken(found)
