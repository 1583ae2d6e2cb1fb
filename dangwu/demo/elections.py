"""Plans, nominees, ballots and tellers of the six elections of 2020, with a fault of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dangwu.demo.careers import BRANCH_TITLES
from dangwu.demo.plan import ELECTING
from dangwu.demo.story import Person, Story
from dangwu.elections.models import (
    Ballot,
    BallotKind,
    Bundle,
    Help,
    Nominee,
    Pick,
    Plan,
    Rescheduling,
    Seat,
    Teller,
)
from dangwu.organizations.models import Election, Term

_SEATS = 5
_WITH_NOVICE = 4
_SUPERIOR = "市直机关工委"
_STROKES = {
    3: "万于",
    4: "卞车方丰韦云",
    5: "冯甘龙卢宁申石史田叶",
    6: "成纪江吕祁任阮汤邬邢许朱庄",
    7: "岑迟狄花邱邵沈时苏汪辛严杨应余邹",
    8: "范茅孟苗牧欧屈易岳郑周卓",
    9: "柏费郝贺洪侯姜柯柳骆施项姚俞赵钟祝",
    10: "高耿顾郭凌莫倪秦桑唐陶涂翁夏徐晏殷",
    11: "常符康梅戚盛萧阎章",
    12: "傅葛彭舒童温谢喻曾",
    13: "窦蓝雷廉解虞詹甄",
    14: "褚管裴谭臧翟",
    15: "黎潘颜",
    16: "霍薛",
    17: "戴",
}
"""The surnames of the demo by their strokes: 姓氏笔画, the order of a list of nominees."""


def build_elections(story: Story) -> None:
    """Write what the six elections' papers and count sheets say."""
    rows = Election.objects.using(story.alias).select_related("organization").order_by("pk")
    by_branch = {one.organization_id: one for one in rows}
    for number, branch in enumerate(ELECTING):
        election = by_branch[story.organizations[branch].pk]
        story.write(Plan, [_plan(election, number)])
        _committee(story, election, branch, number)
        _secretaries(story, election, branch, number)
    _put_off(story)


def _plan(election: Election, number: int) -> Plan:
    year, short = election.held_on.year if election.held_on else 2020, "云粮党"
    return Plan(
        election=election, superior=_SUPERIOR, meeting_on=election.held_on, place="三楼会议室",
        seats=_SEATS, nominees=_SEATS if number == 1 else _SEATS + 1, deputies=1,
        first_request_no=f"{short}〔{year}〕{10 + number}号",
        first_reply_no=f"市直工委〔{year}〕{20 + number}号",
        second_request_no=f"{short}〔{year}〕{30 + number}号",
        second_reply_no=f"市直工委〔{year}〕{40 + number}号",
        report_no=f"{short}〔{year}〕{50 + number}号",
    )  # fmt: skip


def _elected(story: Story, branch: str) -> list[Person]:
    return [story.posts[branch, title] for title in BRANCH_TITLES if (branch, title) in story.posts]


def _others(
    story: Story, election: Election, branch: str, elected: Sequence[Person]
) -> list[Person]:
    """Return full members who were not elected."""
    day = election.held_on
    assert day is not None  # noqa: S101  # all six were held
    there = [one for one in story.of(branch, day) if one.full_on(day)]
    return [one for one in there if one not in elected][:4]


def _novice(story: Story, election: Election, branch: str, number: int) -> Person | None:
    """Return one who is on probation, for the branch where such a one stands: a fault."""
    day = election.held_on
    if number != _WITH_NOVICE or day is None:
        return None
    return next((one for one in story.of(branch, day) if not one.full_on(day)), None)


def _committee(story: Story, election: Election, branch: str, number: int) -> None:
    elected = _elected(story, branch)
    spare, watching, counting, *_ = _others(story, election, branch, elected)
    if novice := _novice(story, election, branch, number):
        spare = novice
    present = election.present or 0
    first = _ballot(election, BallotKind.COMMITTEE, 1)
    if number == 2:  # a fault: more came back than went out; voted again, as it must be
        first.ballots_in = present + 1
        first.ballots_out = present
        again = _ballot(election, BallotKind.COMMITTEE, 2)
        story.write(Ballot, [first, again])
        ballots = [first, again]
    else:
        story.write(Ballot, [first])
        ballots = [first]
    stand = [*elected, *([] if number == 1 else [spare])]  # a fault: no more than the seats
    stand.sort(key=lambda one: _in_order(one.member.name))
    for ballot in ballots:
        void = number == 2 and ballot is first
        story.write(Nominee, list(_nominees(ballot, stand, elected, number, void=void)))
    watcher = elected[0] if number == 3 else watching  # a fault: who stands may not watch
    story.write(Teller, [
        _teller(ballots[-1], watcher, Help.WATCH), _teller(ballots[-1], counting, Help.COUNT),
    ])  # fmt: skip


def _in_order(name: str) -> tuple[int, str]:
    return next((many for many, those in _STROKES.items() if name[0] in those), 99), name


def _ballot(election: Election, kind: str, turn: int) -> Ballot:
    return Ballot(
        organization=election.organization, election=election, kind=kind, turn=turn,
        seats=_SEATS, held_on=election.held_on, eligible=election.eligible,
        present=election.present, ballots_out=election.present, ballots_in=election.present,
    )  # fmt: skip


def _nominees(
    ballot: Ballot, stand: Sequence[Person], elected: Sequence[Person], number: int, *, void: bool
) -> Iterator[Nominee]:
    valid = ballot.present or 0
    valid -= valid % 2 if number == 3 else 0
    for place, one in enumerate(stand, 1):
        rank = elected.index(one) if one in elected else _SEATS
        agree = valid - 1 - rank if one in elected else 3
        if number == 3 and rank == _SEATS - 1:
            agree = valid // 2  # a fault: just half, and declared elected all the same
        against = 1 if valid > agree else 0
        abstain = valid - agree - against
        if number == 4 and rank == 0:
            abstain += 1  # a fault: the three do not add up
        known = not void and number != 3
        yield Nominee(
            ballot=ballot, member=one.member, name=one.member.name, place=place,
            agree=None if void else agree, against=against if known else None,
            abstain=abstain if known else None,
            declared=None if void or number == 5 else one in elected,
        )  # fmt: skip


def _teller(ballot: Ballot, one: Person, help_: Help) -> Teller:
    return Teller(ballot=ballot, member=one.member, name=one.member.name, help=help_)


def _secretaries(story: Story, election: Election, branch: str, number: int) -> None:
    elected = _elected(story, branch)
    came = len(elected) - (1 if number == 5 else 0)  # a fault: four fifths had to be exceeded
    ballot = _ballot(election, BallotKind.SECRETARY, 1)
    ballot.seats = 2
    ballot.eligible = len(elected)
    ballot.present = ballot.ballots_out = ballot.ballots_in = came
    story.write(Ballot, [ballot])
    pairs = (("书记", Seat.SECRETARY), ("副书记", Seat.DEPUTY))
    stand = story.write(Nominee, [
        Nominee(
            ballot=ballot, member=story.posts[branch, title].member,
            name=story.posts[branch, title].member.name, seat=seat, place=place, agree=came,
            against=0, abstain=0, declared=None if number == 5 else True,
        )
        for place, (title, seat) in enumerate(pairs, 1)
    ])  # fmt: skip
    if number == 0:  # here the ballots themselves were written down
        (bundle,) = story.write(Bundle, [Bundle(ballot=ballot, papers=came)])
        story.write(Pick, [Pick(bundle=bundle, nominee=one) for one in stand])


def _put_off(story: Story) -> None:
    """Write that a postponement was asked for: a fault, nobody approved it."""
    term = Term.objects.using(story.alias).exclude(extended_to=None).get()
    story.write(Rescheduling, [
        Rescheduling(
            organization_id=term.organization_id, term=term, to_on=term.extended_to or term.ends_on,
            asked_on=date(2019, 8, 20), reason="受主题教育安排影响，党员集中困难。",
        )
    ])  # fmt: skip
