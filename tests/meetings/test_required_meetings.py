"""三会一课开展率 against a plain reckoning, month by month, on generated branches and meetings."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from dangwu.catalogue.measure import divide
from dangwu.catalogue.running import Catalogue
from dangwu.core.calendar import month_first, month_last
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.duck_engine import DuckEngine
from dangwu.exchange import ledger
from dangwu.meetings.models import Meeting
from dangwu.organizations import changes
from dangwu.organizations.models import Organization, Placement, Term

START = date(2019, 1, 1)
PERIODS = ("2019", "2019Q2", "2019H2", "2019-03", "2019-02-02..2019-10-30")
KINDS = ("支部党员大会", "支部委员会", "党小组会", "党课")


def in_scope(organization: Organization, top: Organization, day: date) -> bool:
    """Climb from the organization to the top by the placements of that day."""
    place = Placement.objects.filter(
        organization=organization, since__lte=day, until__gt=day
    ).first()
    while place is not None:
        if place.organization_id == top.pk:
            return True
        place = Placement.objects.filter(
            organization_id=place.parent_id, since__lte=day, until__gt=day
        ).first()
    return False


def spans(period: Period, months: int) -> Iterator[tuple[date, date]]:
    """Yield the whole months, or quarters, that lie inside the period."""
    for number in range(2019 * 12, 2020 * 12, months):
        first, last = month_first(number), month_last(number + months - 1)
        if period.first <= first and last <= period.last:
            yield first, last


def required(organization: Organization, period: Period) -> Iterator[tuple[str, date, date]]:
    """Yield the kinds and spans in which the organization has to meet."""
    if organization.kind == "党支部":
        yield from (("支部党员大会", *span) for span in spans(period, 3))
        if organization.has_committee:
            since = committee_since(organization)
            yield from (("支部委员会", *one) for one in spans(period, 1) if since <= one[0])
    if organization.kind == "党小组":
        yield from (("党小组会", *span) for span in spans(period, 1))


def committee_since(organization: Organization) -> date:
    """From the day of the first committee on; always where an earlier one was not written down."""
    terms = Term.objects.filter(organization=organization).order_by("began_on")
    numbers = [one.number for one in terms]
    return terms[0].began_on if numbers and min(numbers) == 1 else date.min


def reckon(top: Organization, period: Period) -> tuple[int, int]:
    """Return how many required spans were met, and how many there were."""
    met = due = 0
    for organization in Organization.objects.all():
        end = organization.dissolved_on or date.max
        for kind, first, last in required(organization, period):
            whole = organization.founded_on <= first and last < end
            if not whole or not in_scope(organization, top, last):
                continue
            due += 1
            met += Meeting.objects.filter(
                organization=organization, kind=kind, held_on__gte=first, held_on__lte=last
            ).exists()
    return met, due


def found(random: Random, name: str, parent: Organization | None, kind: str) -> Organization:
    day = START + timedelta(days=random.choice([-400, -1, 0, 1, 40, 90, 200]))
    return changes.found(
        parent=parent, founded_on=day if parent else date(2000, 1, 1), kind=kind, nature="机关",
        full_name=name, document_name=name, has_committee=random.random() < 0.5,
    )  # fmt: skip


def generate(random: Random) -> tuple[Organization, Organization]:
    tops = [found(random, name, None, "单位") for name in ("甲局", "乙局")]
    for number in range(10):
        kind = random.choice(["党支部", "党支部", "党小组"])
        branch = found(random, f"第{number}组织", random.choice(tops), kind)
        if random.random() < 0.4:
            moved = branch.founded_on + timedelta(days=random.randrange(1, 200))
            changes.move(branch, parent=random.choice(tops), on=moved)
        if random.random() < 0.3:
            ended = max(branch.founded_on + timedelta(days=201), random.choice(ENDS))
            changes.dissolve(branch, on=ended)
        if random.random() < 0.6:
            began = START + timedelta(days=random.randrange(-30, 200))
            Term.objects.create(
                organization=branch, number=random.choice([1, 1, 3]), began_on=began,
                ends_on=began + timedelta(days=900),
            )  # fmt: skip
        for _ in range(random.randrange(12)):
            hold(branch, random.choice(KINDS), START + timedelta(days=random.randrange(365)))
    return tops[0], tops[1]


ENDS = [date(2019, 6, 30), date(2019, 7, 1), date(2019, 9, 30), date(2019, 10, 1)]


def hold(organization: Organization, kind: str, day: date) -> None:
    Meeting.objects.create(
        organization=organization, kind=kind, held_on=day, minutes_long=60, expected=5, present=5
    )


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_required_meetings_are_reckoned_alike(seed: int, tmp_path: Path) -> None:
    tops = generate(Random(seed))
    ledger.export(
        tmp_path,
        {"organizations_placement", "organizations_month", "organizations_organization",
         "organizations_term", "meetings_meeting"},
    )  # fmt: skip

    for engine in (DjangoEngine(), DuckEngine(tmp_path)):
        catalogue = Catalogue(engine)
        for top in tops:
            for period in map(Period.parse, PERIODS):
                met, due = reckon(top, period)
                value = catalogue.value("三会一课开展率", Scope(top.pk, top.full_name), period)
                assert value.records == due
                assert value.number == divide(met, due, 2, 100)
