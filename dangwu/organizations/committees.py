"""The writes of committees: terms of office, their extension, elections and their reports."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.organizations.models import Election, Organization, Term
from dangwu.organizations.standing import require_past, require_standing


class TermImpossible(DangwuError):
    """The term cannot be so."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"“{name}”的任期不能这样登记：{why}")


class ElectionImpossible(DangwuError):
    """The election cannot be so."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"“{name}”的换届选举不能这样登记：{why}")


def begin_term(
    organization: Organization,
    *,
    began_on: date,
    ends_on: date,
    number: int = 1,
    actor: User | None = None,
) -> Term:
    """Begin a committee's term; it may not overlap the one before."""
    require_standing(organization, began_on, "登记任期")
    name = organization.full_name
    if ends_on <= began_on:
        raise TermImpossible(name, f"届满日{ends_on}应晚于任期起{began_on}。")
    if Term.objects.filter(organization=organization, began_on__gte=began_on).exists():
        raise TermImpossible(name, f"{began_on}或以后已有一届任期，请核对。")
    return log.create(
        Term, action="organizations.begin_term", actor=actor, organization=organization,
        number=number, began_on=began_on, ends_on=ends_on,
    )  # fmt: skip


def extend_term(term: Term, *, to: date, actor: User | None = None, reason: str = "") -> None:
    """Put off the election to a day that the superior approved."""
    if to <= term.ends_on:
        raise TermImpossible(
            term.organization.full_name, f"延期日{to}应晚于原届满日{term.ends_on}。"
        )
    log.update(term, action="organizations.extend_term", actor=actor, reason=reason, extended_to=to)


_STEPS = (
    ("first_request_on", "换届请示日"),
    ("first_reply_on", "换届批复日"),
    ("second_request_on", "候选人请示日"),
    ("second_reply_on", "候选人批复日"),
    ("held_on", "选举日"),
    ("reported_on", "结果报告日"),
)


def prepare_election(
    organization: Organization,
    *,
    term: Term | None = None,
    today: date,
    actor: User | None = None,
    **days: date,
) -> Election:
    """Begin the papers of an election (两请示一报告); `days` are those known so far."""
    if term is not None and term.organization_id != organization.pk:
        raise ElectionImpossible(organization.full_name, "届满的任期是其他党组织的。")
    made = Election(organization=organization, term=term, **days)
    _in_order(made, today)
    return log.create(
        Election, action="organizations.prepare_election", actor=actor,
        organization=organization, term=term, **days,
    )  # fmt: skip


def record_election(
    election: Election, *, today: date, actor: User | None = None, **fields: Any
) -> None:
    """Add days or attendance (应到, 实到) as they come; a day may not precede the step before."""
    before = {name: getattr(election, name) for name in fields}
    for name, value in fields.items():
        setattr(election, name, value)
    try:
        _in_order(election, today)
    finally:
        for name, value in before.items():
            setattr(election, name, value)
    log.update(election, action="organizations.record_election", actor=actor, **fields)


def _in_order(election: Election, today: date) -> None:
    name = election.organization.full_name
    known = [(label, getattr(election, field)) for field, label in _STEPS]
    done = [(label, day) for label, day in known if day is not None]
    for (first, earlier), (second, later) in pairwise(done):
        if later < earlier:
            raise ElectionImpossible(name, f"{second}{later}早于{first}{earlier}。")
    for _, day in done:
        require_past(day, today)
    if election.reported_on is not None and election.held_on is None:
        raise ElectionImpossible(name, "已报告结果，却没有选举日，请补上。")
    if election.held_on is not None:
        require_standing(election.organization, election.held_on, "登记换届选举")
    if election.present is not None and election.present > (election.eligible or 0):
        raise ElectionImpossible(
            name, f"实到会{election.present}人多于应到会{election.eligible or 0}人。"
        )
