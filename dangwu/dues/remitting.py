"""What an organization should have sent upward in a year, beside what it has sent.

The ratio of the levels below the province stands in no national article: while the unit has not
filled in its own, what is expected is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from dangwu.core.calendar import month_label, month_no
from dangwu.dues.agreeing import WHOLE
from dangwu.dues.models import Kind, Payment, RemitRatio, Remittance
from dangwu.organizations.models import Organization, Placement
from dangwu.organizations.standing import standing


@dataclass(frozen=True, slots=True)
class Share:
    """What should be and was sent upward; `expected_fen` None is not known, `because` says why."""

    organization: Organization
    since: date
    until: date
    paid_fen: int
    expected_fen: int | None
    remitted_fen: int
    because: str
    ground: str

    @property
    def rest_fen(self) -> int | None:
        """What is still to be sent; below nothing where more was."""
        return None if self.expected_fen is None else self.expected_fen - self.remitted_fen

    @property
    def over_fen(self) -> int:
        """What was sent above what was due."""
        return max(-(self.rest_fen or 0), 0)


def share(organization: Organization, day: date) -> Share:
    """Return what of the year's dues up to a day belongs upward, in five queries.

    Large voluntary dues are not shared: they go to the centre whole.
    """
    first = day.replace(month=1, day=1)
    own = _own(organization, day)
    paid = _paid(own, first, day)
    ratios = list(RemitRatio.objects.filter(organization=organization).order_by("since_month"))
    parts, missing = 0, None
    for month, fen in sorted(paid.items()):
        held = [one for one in ratios if one.since_month <= month]
        if held:
            parts += fen * held[-1].ratio_bp
        elif missing is None:
            missing = month
    sent = (
        Remittance.objects.filter(
            organization__in=own, is_voluntary=False, remitted_on__range=(first, day)
        )
        .exclude(recipient__in=own)
        .aggregate(total=Sum("amount_fen"))["total"]
    )
    because = "" if ratios else "没有登记上缴比例"
    if ratios and missing is not None:
        because = f"{month_label(missing)}没有登记上缴比例"
    return Share(
        organization, first, day, sum(paid.values()),
        None if because else (parts * 2 + WHOLE) // (WHOLE * 2), sent or 0,
        because, _ground(ratios),
    )  # fmt: skip


def _ground(ratios: list[RemitRatio]) -> str:
    if not ratios:
        return ""
    last = ratios[-1]
    return f"{last.percent()}，《{last.instrument}》{last.article}"


def _own(organization: Organization, day: date) -> list[int]:
    """Return the organization and all below it: what it sends leaves them."""
    place = standing(organization, day)
    if place is None:
        return [organization.pk]
    below = Placement.objects.filter(
        path__gte=place.path, path__lt=place.path_end, since__lte=day, until__gt=day
    )
    return list(below.values_list("organization", flat=True))


def _paid(own: list[int], first: date, last: date) -> dict[int, int]:
    """Return what came in by the month it was paid in."""
    rows = Payment.objects.filter(organization__in=own, paid_on__range=(first, last))
    sums = (
        rows.exclude(kind=Kind.VOLUNTARY)
        .order_by()
        .values_list("paid_on")
        .annotate(total=Sum("amount_fen"))
    )
    found: dict[int, int] = {}
    for day, fen in sums:
        found[month_no(day)] = found.get(month_no(day), 0) + fen
    return found
