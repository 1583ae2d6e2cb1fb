"""The city, made small: its proportions and the months that the database copies."""

import pytest
from django.db.models import Count, Max, Min, Sum

from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.demo import build, city
from dangwu.demo.city_months import FIRST_MONTH, MONTHS
from dangwu.dues.models import Assessment, Payment
from dangwu.engine.django_engine import DjangoEngine
from dangwu.meetings.models import Meeting
from dangwu.members.models import Member, Membership
from dangwu.organizations.models import Organization

COMMITTEES, BRANCHES, MEMBERS = 3, 12, 100


@pytest.fixture
def small(db: None, monkeypatch: pytest.MonkeyPatch) -> Scope:
    monkeypatch.setattr(city, "COMMITTEES", COMMITTEES)
    monkeypatch.setattr(city, "BRANCHES", BRANCHES)
    monkeypatch.setattr(city, "MEMBERS", MEMBERS)
    build(size="city")
    return Scope(Organization.objects.get(full_name="云岭市").pk, "云岭市")


def test_members_are_spread_over_all_branches(small: Scope) -> None:
    sizes = Membership.objects.values("organization").annotate(size=Count("pk"))
    assert sizes.count() == BRANCHES
    assert sizes.aggregate(Sum("size"), Min("size"), Max("size")) == {
        "size__sum": MEMBERS, "size__min": MEMBERS // BRANCHES, "size__max": MEMBERS // BRANCHES + 1,
    }  # fmt: skip
    assert Member.objects.count() == MEMBERS


def test_every_month_is_assessed_and_paid(small: Scope) -> None:
    for model in (Assessment, Payment):
        months = model.objects.values("month_no").annotate(rows=Count("pk")).order_by("month_no")
        assert [(row["month_no"], row["rows"]) for row in months] == [
            (FIRST_MONTH + place, MEMBERS) for place in range(MONTHS)
        ]
    assert Payment.objects.aggregate(s=Sum("amount_fen")) == Assessment.objects.aggregate(
        s=Sum("due_fen")
    )


def test_meetings_are_copied_to_their_own_months(small: Scope) -> None:
    june = Meeting.objects.filter(held_on__gte="2020-06-01", held_on__lte="2020-06-30")
    assert june.count() == 3 * BRANCHES
    assert Meeting.objects.count() == 3 * BRANCHES * MONTHS


def test_figures_of_the_city_are_known(small: Scope) -> None:
    values = Catalogue(DjangoEngine()).values(
        ("党支部数", "党员总数", "党费收缴率", "支委会次数"), small, Period.parse("2020H1")
    )
    assert [value.shown for value in values.values()][:2] == ["12", "100"]
    assert values["支委会次数"].shown == str(6 * BRANCHES)
    assert values["党费收缴率"].certain
