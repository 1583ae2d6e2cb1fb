"""Faults of branches and of reserves: the flood of August 2019, and a target that was too high."""

from __future__ import annotations

from datetime import date

from dangwu.core.calendar import month_no
from dangwu.demo.faults import breaks, rows
from dangwu.demo.plan import BUREAU
from dangwu.demo.story import Story
from dangwu.members.models import Membership
from dangwu.organizations.models import Kind, Nature, Organization, Placement
from dangwu.supply.models import GrainKind, ReserveTarget

CAME, WENT = date(2019, 8, 5), date(2019, 8, 28)
"""The flood: temporary branches stood from the one day up to, not including, the other."""
_FEW, _MANY, _TOO_MANY = 2, 9, 52
_KG = 1_000


def _temporary_branch(
    story: Story, number: str, home: str, people: int, *, has_committee: bool = False
) -> None:
    """Found a temporary branch, and let full members of another belong to it for the flood."""
    name = f"防汛抢险{number}临时党支部"
    branch = Organization(
        kind=Kind.BRANCH, nature=Nature.ENTERPRISE, full_name=f"中共{BUREAU}{name}",
        document_name=name, founded_on=CAME, dissolved_on=WENT, has_committee=has_committee,
    )  # fmt: skip
    story.write(Organization, [branch])
    story.organizations[name] = branch
    above = story.organizations["bureau"]
    path = f"{above.pk:08d}.{branch.pk:08d}."
    story.write(Placement, [
        Placement(organization=branch, parent=above, path=path, path_end=path + "~", since=CAME,
                  until=WENT, ended=1)
    ])  # fmt: skip
    _lend(story, branch, home, people)


def _lend(story: Story, branch: Organization, homes: str, people: int) -> None:
    """Let equally many of each home belong to the branch for the flood, and home again after it."""
    keys = homes.split()
    stays = [one for key in keys for one in _full_members(story, key)[: -(-people // len(keys))]]
    stays = stays[:people]
    back = [
        Membership(organization_id=one.organization_id, member_id=one.member_id, since=WENT,
                   until=one.until)
        for one in stays
    ]  # fmt: skip
    rows(story, Membership).filter(pk__in=[one.pk for one in stays]).update(until=CAME)
    story.write(Membership, [
        Membership(organization=branch, member_id=one.member_id, since=CAME, until=WENT)
        for one in stays
    ])  # fmt: skip
    story.write(Membership, back)


def _full_members(story: Story, home: str) -> list[Membership]:
    """Return the stays of those who were full members all the while."""
    found = rows(story, Membership).filter(
        organization=story.organizations[home].pk, since__lt=CAME, until__gt=WENT,
        member__confirmed_on__lt=CAME, member__left_on__gt=WENT,
    )  # fmt: skip
    return list(found)


@breaks("正式党员不足")
def _two_full_members(story: Story) -> None:
    _temporary_branch(story, "第一", "office3", _FEW)


@breaks("应设未设支委会")
def _nine_without_a_committee(story: Story) -> None:
    _temporary_branch(story, "第二", "stores", _MANY)


@breaks("支部党员超过上限")
def _too_many_in_one_branch(story: Story) -> None:
    _temporary_branch(story, "第三", "depot trade", _TOO_MANY, has_committee=True)


@breaks("储备未达任务")
def _target_too_high(story: Story) -> None:
    """From October to December the target was higher than what lay in store."""
    oil = rows(story, ReserveTarget).filter(kind=GrainKind.OIL).order_by("-month_no")[0]
    story.write(ReserveTarget, [
        ReserveTarget(organization_id=oil.organization_id, kind=oil.kind, kg=kg, month_no=month)
        for kg, month in (
            (oil.kg + 400 * _KG, month_no(date(2019, 10, 1))), (oil.kg, month_no(date(2020, 1, 1))),
        )
    ])  # fmt: skip
