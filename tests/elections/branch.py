"""A branch of nine full members before its election, for the tests of writes and pages."""

from datetime import date

from dangwu.elections import changes
from dangwu.elections.models import Ballot, BallotKind
from dangwu.members.models import Member, Membership
from dangwu.organizations.models import Election, Organization, Term

TODAY = date(2020, 9, 30)
HELD = date(2020, 9, 10)
NAMES = ("王芳", "李强", "赵敏", "孙丽", "周涛", "吴静", "郑国", "冯雪", "陈列")


def organization(number: int = 3) -> Organization:
    return Organization.objects.get(pk=number)


def people() -> dict[str, Member]:
    """Write nine full members of 第一党支部 and return them by name."""
    found = {}
    for number, name in enumerate(NAMES, 301):
        found[name] = Member.objects.create(
            pk=number, name=name, sex="女", birth_no=19800101, admitted_on=date(2005, 7, 1),
            confirmed_on=date(2006, 7, 1),
        )  # fmt: skip
        Membership.objects.create(
            organization=organization(), member=found[name], since=date(2015, 1, 1)
        )
    return found


def election() -> Election:
    """Write a term that ended and the papers up to the second reply."""
    term = Term.objects.create(
        organization=organization(), number=4, began_on=date(2017, 9, 20), ends_on=date(2020, 9, 20)
    )
    return Election.objects.create(
        organization=organization(), term=term, first_request_on=date(2020, 7, 20),
        first_reply_on=date(2020, 7, 27), second_request_on=date(2020, 8, 20),
        second_reply_on=date(2020, 8, 27),
    )  # fmt: skip


def committee(of: Election, names: str = "王芳、李强、赵敏、孙丽", seats: int = 3) -> Ballot:
    return changes.open_ballot(
        of, kind=BallotKind.COMMITTEE, seats=seats, names=[(n, "委员") for n in names.split("、")],
        today=TODAY,
    )  # fmt: skip


def votes(ballot: Ballot, *agree: int) -> dict[int, dict[str, int | None]]:
    from dangwu.elections.models import Nominee

    rows = Nominee.objects.filter(ballot=ballot, written_in=False).order_by("place")
    return {
        one.pk: {"agree": number, "against": None, "abstain": None}
        for one, number in zip(rows, agree, strict=True)
    }


USUAL = {
    "eligible": 10,
    "present": 9,
    "ballots_out": 9,
    "ballots_in": 9,
    "ballots_void": None,
}
