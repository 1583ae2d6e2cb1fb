"""The writes of an election: plan, ballots, nominees, tellers, counts, what is declared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.period import Period
from dangwu.elections.counting import Count, counts
from dangwu.elections.errors import BallotImpossible, CountImpossible, NobodyElected, TellerStands
from dangwu.elections.models import (
    Ballot,
    BallotKind,
    Bundle,
    Help,
    Nominee,
    Pick,
    Plan,
    Seat,
    Teller,
)
from dangwu.engine.django_engine import DjangoEngine
from dangwu.members.models import Member, Membership, RightsSuspension
from dangwu.organizations import committees
from dangwu.organizations.local import known_rules
from dangwu.organizations.models import Election, Organization
from dangwu.organizations.standing import require_past, require_standing
from dangwu.pages import correcting

Votes = Mapping[int, Mapping[str, int | None]]
"""Of each nominee, by key: agree, against, abstain."""
Bundles = Sequence[tuple[int, Sequence[str]]]
"""How many ballots name exactly these people."""


def count_of(ballot: Ballot, today: date) -> Count:
    """Return how a ballot came out, by the rules of its day."""
    day = ballot.held_on or today
    known = known_rules(ballot.organization_id, day)
    return counts(DjangoEngine(), Period(day, day), known, ballot.pk)[ballot.pk]


@transaction.atomic
def plan(election: Election, *, actor: User | None = None, **fields: Any) -> Plan:
    """Write down what the requests to the superior say."""
    made = Plan.objects.filter(election=election).first()
    if made is None:
        return log.create(Plan, action="elections.plan", actor=actor, election=election, **fields)
    changed = {name: value for name, value in fields.items() if getattr(made, name) != value}
    if changed:
        log.update(made, action="elections.plan", actor=actor, **changed)
    return made


@transaction.atomic
def open_ballot(
    election: Election,
    *,
    kind: str,
    seats: int,
    names: Sequence[tuple[str, str]],
    today: date,
    actor: User | None = None,
) -> Ballot:
    """Draw up the list for a ballot: names in their order, each with the seat it stands for.

    A name that one member of the organization has is that member's. Another ballot of the same
    kind is the next turn.
    """
    name = str(election)
    if seats < 1:
        raise BallotImpossible(name, "应选名额至少1名。")
    if not names:
        raise BallotImpossible(name, "没有候选人。")
    _each_once(name, [one for one, _ in names])
    before = Ballot.objects.filter(election=election, kind=kind).order_by("-turn").first()
    if before is not None and before.ballots_in is None:
        raise BallotImpossible(name, f"第{before.turn}次投票还没有计票，请先登记或撤销。")
    made = log.create(
        Ballot, action="elections.open_ballot", actor=actor, organization=election.organization,
        election=election, kind=kind, seats=seats, turn=before.turn + 1 if before else 1,
    )  # fmt: skip
    known = _members(election.organization, today)
    for place, (one, seat) in enumerate(names, 1):
        log.create(
            Nominee, action="elections.nominate", actor=actor, ballot=made, name=one, seat=seat,
            place=place, member=known.get(one),
        )  # fmt: skip
    return made


def _each_once(name: str, names: Sequence[str]) -> None:
    for one in names:
        if names.count(one) > 1:
            raise BallotImpossible(name, f"“{one}”写了两次；同名的请加以区别。")


def _members(organization: Organization, day: date) -> dict[str, Member]:
    """Return the members there by the names that only one of them has."""
    found: dict[str, list[Member]] = {}
    rows = Membership.objects.filter(
        organization=organization, since__lte=day, until__gt=day
    ).select_related("member")
    for one in rows:
        found.setdefault(one.member.name, []).append(one.member)
    return {name: those[0] for name, those in found.items() if len(those) == 1}


def count_entitled(organization: Organization, day: date) -> int:
    """Return how many full members belong there on a day whose rights are not suspended."""
    suspended = RightsSuspension.objects.filter(since__lte=day, until__gt=day)
    return (
        Membership.objects.filter(
            organization=organization, since__lte=day, until__gt=day,
            member__confirmed_on__lte=day, member__left_on__gt=day,
        )
        .exclude(member__in=suspended.values("member"))
        .count()
    )  # fmt: skip


@transaction.atomic
def name_tellers(
    ballot: Ballot,
    *,
    watching: Sequence[str],
    counting: Sequence[str],
    today: date,
    actor: User | None = None,
) -> Ballot:
    """Name who watches over the count and who counts; nobody who stands may watch."""
    _each_once(str(ballot), [*watching, *counting])
    known = _members(ballot.organization, ballot.held_on or today)
    stand = {(one.name, one.member_id)
             for one in Nominee.objects.filter(ballot=ballot, written_in=False)}  # fmt: skip
    for one in watching:
        member = known.get(one)
        if any(_same(one, member, other, key) for other, key in stand):
            raise TellerStands(one)
    wanted = {**dict.fromkeys(watching, Help.WATCH), **dict.fromkeys(counting, Help.COUNT)}
    there = {one.name: one for one in Teller.objects.filter(ballot=ballot)}
    for one, row in there.items():
        if wanted.get(one) != row.help:
            log.log(action="elections.name_tellers", model=Teller, record_id=row.pk, actor=actor,
                    before={"name": one, "help": row.help})  # fmt: skip
            row.delete()
    for one, help_ in wanted.items():
        if one not in there or there[one].help != help_:
            log.create(
                Teller, action="elections.name_tellers", actor=actor, ballot=ballot, name=one,
                help=help_, member=known.get(one),
            )  # fmt: skip
    return ballot


def _same(name: str, member: Member | None, other: str, key: int | None) -> bool:
    if member is not None and key is not None:
        return member.pk == key
    return name == other


@transaction.atomic
def record_count(
    ballot: Ballot,
    *,
    held_on: date,
    today: date,
    votes: Votes | None = None,
    others: Mapping[str, int] | None = None,
    bundles: Bundles = (),
    actor: User | None = None,
    **numbers: Any,
) -> Count:
    """Write down a count: who might vote, who came, ballots out and in, and the votes.

    `others` got votes off the list. With `bundles` the votes are counted from the ballots.
    Raises CountImpossible where the figures contradict each other.
    """
    require_past(held_on, today)
    require_standing(ballot.organization, held_on, "登记投票")
    log.update(ballot, action="elections.count", actor=actor, held_on=held_on, **numbers)
    _write_votes(ballot, {} if bundles else votes or {}, actor)
    named = [name for _, names in bundles for name in names]
    _write_others(ballot, others or {}, named, actor)
    _write_bundles(ballot, bundles, actor)
    found = count_of(ballot, today)
    if found.faults:
        raise CountImpossible(str(ballot), [one.because for one in found.faults])
    if ballot.kind == BallotKind.COMMITTEE and ballot.turn == 1:
        committees.record_election(
            ballot.election, held_on=held_on, eligible=numbers.get("eligible"),
            present=numbers.get("present"), today=today, actor=actor,
        )  # fmt: skip
    return found


def _write_votes(ballot: Ballot, votes: Votes, actor: User | None) -> None:
    for one in Nominee.objects.filter(ballot=ballot):
        told = votes.get(one.pk, {})
        now = {name: told.get(name) for name in ("agree", "against", "abstain")}
        changed: dict[str, Any] = {
            name: value for name, value in now.items() if getattr(one, name) != value
        }
        if changed and not (one.written_in and one.pk not in votes):
            log.update(one, action="elections.count", actor=actor, **changed)


def _write_others(
    ballot: Ballot, others: Mapping[str, int], named: Sequence[str], actor: User | None
) -> None:
    there = {one.name: one for one in Nominee.objects.filter(ballot=ballot)}
    place = len(there)
    for name in dict.fromkeys([*others, *named]):
        if name not in there:
            place += 1
            known = _members(ballot.organization, ballot.held_on or date.min)
            log.create(
                Nominee, action="elections.write_in", actor=actor, ballot=ballot, name=name,
                place=place, written_in=True, agree=others.get(name), member=known.get(name),
            )  # fmt: skip
        elif name in others and there[name].agree != others[name]:
            if not there[name].written_in:
                raise BallotImpossible(str(ballot), f"“{name}”在名单上，不是另选的人。")
            log.update(there[name], action="elections.count", actor=actor, agree=others[name])
    for name, one in there.items():
        if one.written_in and name not in others and name not in named:
            Pick.objects.filter(nominee=one).delete()
            log.log(action="elections.write_in", model=Nominee, record_id=one.pk, actor=actor,
                    before={"name": name, "agree": one.agree})  # fmt: skip
            one.delete()


def _write_bundles(ballot: Ballot, bundles: Bundles, actor: User | None) -> None:
    old = Bundle.objects.filter(ballot=ballot)
    Pick.objects.filter(bundle__in=old).delete()
    old.delete()
    keys = {one.name: one for one in Nominee.objects.filter(ballot=ballot)}
    for papers, names in bundles:
        made = log.create(
            Bundle, action="elections.count", actor=actor, ballot=ballot, papers=papers
        )
        log.create_many(
            Pick, [Pick(bundle=made, nominee=keys[name]) for name in dict.fromkeys(names)],
            action="elections.count", actor=actor,
        )  # fmt: skip


@transaction.atomic
def declare(ballot: Ballot, *, today: date, actor: User | None = None) -> Count:
    """Write down who is elected, as the count says; ties are left for another ballot."""
    found = count_of(ballot, today)
    if ballot.held_on is None or found.counted is None:
        raise NobodyElected(str(ballot), "计票数字还不全，请先登记计票。")
    for one in found.standings:
        row = Nominee.objects.get(pk=one.id)
        if row.declared is not one.elected:
            log.update(row, action="elections.declare", actor=actor, declared=one.elected)
    return found


def next_turn(ballot: Ballot, *, today: date, actor: User | None = None) -> Ballot:
    """Draw up another ballot for the seats that are left: who tied, else who was not elected."""
    found = count_of(ballot, today)
    if not found.vacant:
        raise BallotImpossible(str(ballot), "应选名额已经选满，或计票数字还不全。")
    wanted = {one.id for one in found.tied or found.standings if not one.elected}
    rows = Nominee.objects.filter(pk__in=wanted, written_in=False).order_by("place", "pk")
    return open_ballot(
        ballot.election, kind=ballot.kind, seats=found.vacant,
        names=[(one.name, one.seat) for one in rows], today=today, actor=actor,
    )  # fmt: skip


def seats_of(kind: str) -> tuple[str, ...]:
    """Return for what one may stand in a ballot of this kind."""
    if kind == BallotKind.COMMITTEE:
        return (Seat.MEMBER,)
    return (Seat.SECRETARY, Seat.DEPUTY)


@transaction.atomic
def withdraw_ballot(ballot: Ballot, *, reason: str, actor: User | None = None) -> None:
    """Take out a ballot that was drawn up by mistake, with its list, its tellers and its count."""
    bundles = Bundle.objects.filter(ballot=ballot)
    Pick.objects.filter(bundle__in=bundles).delete()
    bundles.delete()
    for model in (Teller, Nominee):
        for row in model.objects.filter(ballot=ballot):
            correcting.take_out(row, action="elections.withdraw", reason=reason, actor=actor)
    correcting.take_out(ballot, action="elections.withdraw", reason=reason, actor=actor)
