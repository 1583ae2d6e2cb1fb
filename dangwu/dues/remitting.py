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
    """Return what of the year's dues up to a day belongs upward, in four queries.

    Large voluntary dues are not shared: they go to the centre whole.
    """
    first = day.replace(month=1, day=1)
    paid = _paid(organization, first, day)
    ratios = list(RemitRatio.objects.filter(organization=organization).order_by("since_month"))
    parts, missing = 0, None
    for month, fen in sorted(paid.items()):
        held = [one for one in ratios if one.since_month <= month]
        if held:
            parts += fen * held[-1].ratio_bp
        elif missing is None:
            missing = month
    sent = Remittance.objects.filter(
        organization=organization, is_voluntary=False, remitted_on__range=(first, day)
    ).aggregate(total=Sum("amount_fen"))["total"]
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


def _paid(organization: Organization, first: date, last: date) -> dict[int, int]:
    """Return what came in by the month it was paid in, here and below."""
    place = standing(organization, last)
    below = Placement.objects.filter(
        path__gte=place.path if place else "", path__lt=place.path_end if place else "",
        since__lte=last, until__gt=last,
    )  # fmt: skip
    rows = Payment.objects.filter(
        organization__in=[organization.pk, *below.values_list("organization", flat=True)],
        paid_on__range=(first, last),
    ).exclude(kind=Kind.VOLUNTARY)
    found: dict[int, int] = {}
    sums = rows.order_by().values_list("paid_on").annotate(total=Sum("amount_fen"))
    for day, fen in sums:
        found[month_no(day)] = found.get(month_no(day), 0) + fen
    return found
