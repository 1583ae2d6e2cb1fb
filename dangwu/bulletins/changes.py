"""The writes of bulletins: draft, submit upward, adopt; and publish the briefing."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.bulletins.models import Briefing, Bulletin, BulletinKind, Level
from dangwu.core.errors import DangwuError
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import require_happened, require_past


class SubmittedAlready(DangwuError):
    """A bulletin is submitted once."""

    def __init__(self, bulletin: Bulletin) -> None:
        super().__init__(f"“{bulletin.title}”已于{bulletin.submitted_on}上报，不能再次上报。")


class AdoptedBeforeSubmitted(DangwuError):
    """A bulletin cannot be adopted before it was submitted."""

    def __init__(self, bulletin: Bulletin, on: date) -> None:
        when = f"{bulletin.submitted_on}才上报" if bulletin.submitted_on else "还没有上报"
        super().__init__(f"“{bulletin.title}”{when}，不能记为{on}被采用：请先核对上报日期。")


class AdoptedHigher(DangwuError):
    """Only the highest level that adopted a bulletin is kept."""

    def __init__(self, bulletin: Bulletin, level: str) -> None:
        super().__init__(
            f"“{bulletin.title}”已于{bulletin.adopted_on}被{bulletin.adopted_level}级采用，"
            f"{level}级采用不必再记：只记最高一级。"
        )


class BriefingNumberTaken(DangwuError):
    """Issues of a year are numbered once."""

    def __init__(self, found: Briefing) -> None:
        super().__init__(
            f"{found.published_on.year}年第{found.number}期简报已于{found.published_on}印发"
            f"（“{found.title}”）：请核对期号。"
        )


def draft(
    *, organization: Organization, title: str, kind: str = BulletinKind.NEWS,
    actor: User | None = None,
) -> Bulletin:  # fmt: skip
    """Write a bulletin that is not yet submitted."""
    return log.create(
        Bulletin, action="bulletins.draft", actor=actor, organization=organization, title=title,
        kind=kind,
    )  # fmt: skip


@transaction.atomic
def submit(*, bulletin: Bulletin, on: date, today: date, actor: User | None = None) -> None:
    """Submit the bulletin upward."""
    require_happened(bulletin.organization, on, today, "上报党建信息")
    if bulletin.submitted_on:
        raise SubmittedAlready(bulletin)
    log.update(bulletin, action="bulletins.submit", actor=actor, submitted_on=on)


@transaction.atomic
def adopt(
    *, bulletin: Bulletin, on: date, level: str, today: date, actor: User | None = None
) -> None:
    """Record that a level adopted the bulletin; a higher level later keeps the first day.

    Raises ValueError where `level` is none of Level.
    """
    require_past(on, today)
    if bulletin.submitted_on is None or on < bulletin.submitted_on:
        raise AdoptedBeforeSubmitted(bulletin, on)
    order = [str(one) for one in Level.values]
    place = order.index(level)
    if bulletin.adopted_on is None:
        log.update(
            bulletin, action="bulletins.adopt", actor=actor, adopted_on=on, adopted_level=level
        )
        return
    if place <= order.index(bulletin.adopted_level):
        raise AdoptedHigher(bulletin, level)
    log.update(bulletin, action="bulletins.adopt", actor=actor, adopted_level=level)


@transaction.atomic
def publish(
    *, organization: Organization, number: int, title: str, published_on: date,
    today: date, actor: User | None = None,
) -> Briefing:  # fmt: skip
    """Publish an issue of the briefing, numbered anew every year."""
    require_happened(organization, published_on, today, "印发简报")
    found = Briefing.objects.filter(
        organization=organization, number=number, published_on__year=published_on.year
    ).first()
    if found:
        raise BriefingNumberTaken(found)
    return log.create(
        Briefing, action="bulletins.publish", actor=actor, organization=organization,
        number=number, title=title, published_on=published_on,
    )  # fmt: skip
