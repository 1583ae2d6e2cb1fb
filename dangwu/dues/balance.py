"""What the dues account holds on a day, by the figure 党费结存金额 and by nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dangwu.catalogue.figures import figure
from dangwu.catalogue.running import parameters
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.dues.models import Opening
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.frame import frame
from dangwu.organizations.models import Organization, Placement
from dangwu.organizations.standing import standing

FIGURE = "党费结存金额"


@dataclass(frozen=True, slots=True)
class Account:
    """An account on a day: what it held at its opening, what came and went, what it holds."""

    organization_id: int
    name: str
    opened_on: date
    opening_fen: int
    paid_fen: int
    income_fen: int
    received_fen: int
    remitted_fen: int
    spent_fen: int
    balance_fen: int


def accounts(organization: Organization, day: date) -> list[Account]:
    """Return the accounts of an organization and below it, as they stand at the day's end."""
    period = Period(day.replace(month=1, day=1), day)
    scope = Scope(organization.pk, organization.document_name)
    asked = figure(FIGURE)
    # the rows alone: they say all that the figure would fold
    found = DjangoEngine().run(frame(asked.sql, "evidence.*"), parameters(asked, scope, period))
    return [_account(dict(zip(found.columns, row, strict=True))) for row in found.rows]


def _account(row: dict[str, int | str | None]) -> Account:
    opened_on = row["opened_on"]
    fens = {
        name: int(row[name] or 0)
        for name in ("opening_fen", "paid_fen", "income_fen", "received_fen", "remitted_fen",
                     "spent_fen", "balance_fen")
    }  # fmt: skip
    return Account(
        organization_id=int(row["organization_id"] or 0),
        name=str(row["full_name"]),
        opened_on=opened_on if isinstance(opened_on, date) else date.fromisoformat(str(opened_on)),
        **fens,
    )


def holder(organization: Organization, day: date) -> Organization | None:
    """Return whose account an organization's money is in: its own, else the nearest above."""
    place = standing(organization, day)
    if place is None:
        return None
    held = Opening.objects.filter(opened_on__lte=day).values("organization")
    above = Placement.objects.filter(
        path__lte=place.path, path_end__gt=place.path, organization__in=held,
        since__lte=day, until__gt=day,
    )  # fmt: skip
    nearest = above.select_related("organization").order_by("-path").first()
    return nearest.organization if nearest else None


def available_fen(organization: Organization, day: date) -> int | None:
    """Return what the account that an organization spends from holds; None without an account."""
    whose = holder(organization, day)
    if whose is None:
        return None
    found = [one for one in accounts(whose, day) if one.organization_id == whose.pk]
    return found[0].balance_fen if found else None
