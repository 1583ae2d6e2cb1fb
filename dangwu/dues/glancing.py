"""The month of every branch at a glance: how many owe, what is due and what came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from dangwu.core.calendar import month_last
from dangwu.dues.models import Assessment, Payment
from dangwu.members.models import Membership
from dangwu.organizations.models import Organization


@dataclass(frozen=True)
class BranchMonth:
    """One branch's month."""

    organization: Organization
    members: int
    assessed: int
    due_fen: int
    paid_fen: int
    settled: int
    unknown: int

    @property
    def missing(self) -> int:
        """How many are not assessed."""
        return max(self.members - self.assessed, 0)

    @property
    def owing(self) -> int:
        """How many have not paid in full."""
        return self.assessed - self.settled - self.unknown


def by_branch(organizations: list[Organization], number: int) -> list[BranchMonth]:
    """Return the branches' months, in two queries."""
    paid = (
        Payment.objects.filter(member=OuterRef("member_id"), month_no=OuterRef("month_no"))
        .order_by().values("member").annotate(total=Sum("amount_fen")).values("total")
    )  # fmt: skip
    zero = Value(0, output_field=IntegerField())
    keys = [one.pk for one in organizations]
    assessed = (
        Assessment.objects.filter(month_no=number, organization__in=keys)
        .annotate(paid=Coalesce(Subquery(paid), zero)).order_by().values("organization")
        .annotate(
            count=Count("pk"), total=Sum("due_fen"), came=Sum("paid"),
            settled=Count("pk", filter=Q(due_fen__lte=F("paid"))),
            unknown=Count("pk", filter=Q(due_fen__isnull=True)),
        )
    )  # fmt: skip
    found: dict[int, dict[str, Any]] = {one["organization"]: dict(one) for one in assessed}
    last = month_last(number)
    held = Membership.objects.filter(
        organization__in=keys, since__lte=last, until__gt=last, member__admitted_on__lte=last,
        member__left_on__gt=last,
    )  # fmt: skip
    members = dict(held.values_list("organization").annotate(n=Count("pk")).order_by())
    return [_glance(one, number, found.get(one.pk, {}), members.get(one.pk, 0))
            for one in organizations]  # fmt: skip


def _glance(one: Organization, number: int, row: dict[str, Any], members: int) -> BranchMonth:
    return BranchMonth(
        one, members, row.get("count", 0), row.get("total") or 0, row.get("came") or 0,
        row.get("settled", 0), row.get("unknown", 0),
    )  # fmt: skip
