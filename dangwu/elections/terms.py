"""Terms put off or cut short, and the new committee's term with its division of work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.calendar import add_months
from dangwu.elections.errors import ShiftImpossible, WorkImpossible, order_of
from dangwu.elections.models import Nominee, Rescheduling, Shift
from dangwu.members import posts
from dangwu.members.models import Post
from dangwu.organizations import committees
from dangwu.organizations.local import rule_known
from dangwu.organizations.models import Election, Kind, Organization, Term
from dangwu.organizations.standing import require_past
from dangwu.rules.rule import Version

TITLES = ("书记", "副书记", "组织委员", "宣传委员", "纪检委员", "青年委员", "统战委员", "委员")
_SECRETARY = TITLES[0]


def term_months(organization: Organization, day: date) -> int | None:
    """Return how many months a term lasts there; None where no rule was in force."""
    name = "branch_term_months"
    if organization.kind in {Kind.COMMITTEE, Kind.OFFICE_COMMITTEE}:
        name = "committee_term_months"
    elif organization.kind == Kind.GENERAL_BRANCH:
        name = "general_branch_term_months"
    version = rule_known(name, organization.pk, day)
    return version.number if isinstance(version, Version) else None


def latest_extension(term: Term, day: date) -> date | None:
    """Return the last day to which an election is generally put off; None without a rule."""
    version = rule_known("term_extension_months_most", term.organization_id, day)
    return add_months(term.ends_on, version.number) if isinstance(version, Version) else None


@transaction.atomic
def reschedule(
    term: Term,
    *,
    shift: str,
    to_on: date,
    asked_on: date | None = None,
    approved_on: date | None = None,
    document_no: str = "",
    reason: str = "",
    today: date,
    actor: User | None = None,
) -> Rescheduling:
    """Put an election off, or bring it forward; once approved, a later end is the term's."""
    for day in (asked_on, approved_on):
        if day is not None:
            require_past(day, today)
    if asked_on and approved_on and approved_on < asked_on:
        raise ShiftImpossible(str(term), order_of(asked_on, approved_on))
    if shift == Shift.LATER and to_on <= term.ends_on:
        raise ShiftImpossible(str(term), f"延期日{to_on}应晚于原届满日{term.ends_on}。")
    latest = latest_extension(term, approved_on or asked_on or today)
    if shift == Shift.LATER and latest is not None and to_on > latest and not reason.strip():
        raise ShiftImpossible(
            str(term), f"延期一般不晚于{latest}，现在是{to_on}；确有特殊情况的请写明理由。"
        )
    if shift == Shift.EARLIER and not term.began_on < to_on < term.ends_on:
        raise ShiftImpossible(
            str(term), f"提前到的日子{to_on}应在任期内（{term.began_on}至{term.ends_on}）。"
        )
    made = log.create(
        Rescheduling, action="elections.reschedule", actor=actor, organization=term.organization,
        term=term, shift=shift, to_on=to_on, asked_on=asked_on, approved_on=approved_on,
        document_no=document_no, reason=reason,
    )  # fmt: skip
    _extend(made, actor)
    return made


@transaction.atomic
def approve(
    shift: Rescheduling, *, approved_on: date, document_no: str = "", today: date,
    actor: User | None = None,
) -> Rescheduling:  # fmt: skip
    """Write down the superior's approval."""
    require_past(approved_on, today)
    if shift.asked_on and approved_on < shift.asked_on:
        raise ShiftImpossible(str(shift.term), order_of(shift.asked_on, approved_on))
    log.update(
        shift, action="elections.approve_shift", actor=actor, approved_on=approved_on,
        document_no=document_no,
    )  # fmt: skip
    _extend(shift, actor)
    return shift


def _extend(shift: Rescheduling, actor: User | None) -> None:
    term = shift.term
    later = term.extended_to is None or term.extended_to < shift.to_on
    if shift.shift == Shift.LATER and shift.approved_on is not None and later:
        committees.extend_term(
            term, to=shift.to_on, actor=actor, reason=shift.document_no or shift.reason
        )


@transaction.atomic
def divide_work(
    election: Election, *, titles: Mapping[int, str], on: date, today: date,
    actor: User | None = None,
) -> Term | None:  # fmt: skip
    """Give the elected their posts from a day on: the old committee's end, a new term begins.

    `titles` says what each elected nominee will be. Returns the new term, None where there is one.
    """
    name = str(election)
    require_past(on, today)
    if election.held_on is None or on < election.held_on:
        raise WorkImpossible(name, "分工不能早于选举日；还没有选举的先登记选举。")
    people = _people(name, titles)
    committee = Post.objects.filter(
        organization=election.organization, until__gt=on, title__in=TITLES
    )
    for post in committee.filter(since__lt=on):
        posts.relieve(post, on=on, actor=actor, reason="换届")
    for person, title in people:
        assert person.member is not None  # noqa: S101  # _people asked
        posts.appoint(
            person.member, organization=election.organization, title=title, since=on,
            is_secretary=title == _SECRETARY, actor=actor,
        )  # fmt: skip
    return _next_term(election, actor)


def _people(name: str, titles: Mapping[int, str]) -> list[tuple[Nominee, str]]:
    rows = Nominee.objects.filter(pk__in=titles, declared=True).select_related("member")
    people = [(one, titles[one.pk]) for one in rows]
    for one, title in people:
        if one.member is None:
            raise WorkImpossible(name, f"{one.name}没有对应的党员，请先在候选人里补上。")
        if title not in TITLES:
            raise WorkImpossible(name, f"没有“{title}”这一职务，可用：{'、'.join(TITLES)}。")
    if sum(title == _SECRETARY for _, title in people) != 1:
        raise WorkImpossible(name, "书记应当是一名。")
    if len(people) != len(titles):
        raise WorkImpossible(name, "有人还没有宣布当选。")
    return people


def _next_term(election: Election, actor: User | None) -> Term | None:
    began = election.held_on
    assert began is not None  # noqa: S101  # divide_work asked
    terms = Term.objects.filter(organization=election.organization)
    months = term_months(election.organization, began)
    if months is None or terms.filter(began_on__gte=began).exists():
        return None
    last = terms.order_by("-began_on").first()
    return committees.begin_term(
        election.organization, began_on=began, ends_on=add_months(began, months),
        number=(last.number if last else 0) + 1, actor=actor,
    )  # fmt: skip
