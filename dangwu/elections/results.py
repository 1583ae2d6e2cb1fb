"""How a count is told on a page: each person's line, each rule with its article, why it is so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dangwu.elections.counting import Count, Standing
from dangwu.elections.models import Ballot, BallotKind, Nominee
from dangwu.organizations.local import known_rules
from dangwu.rules.rule import Rule, Version


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that the rules ask: whether it is so (None: not known), why, by which article.

    A `measure` is neither kept nor broken: it says how votes are counted.
    """

    label: str
    holds: bool | None
    because: str
    cites: str
    measure: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the result."""

    id: int
    name: str
    written_in: bool
    seat: str
    agree: int | None
    said: str
    mark: str
    by_eligible: bool
    by_present: bool
    declared: bool | None
    elected: bool | None = None

    @property
    def differs(self) -> bool:
        """Whether something else was declared than was counted."""
        return None not in (self.declared, self.elected) and self.declared != self.elected


@dataclass(frozen=True, slots=True)
class Result:
    """A count in words."""

    count: Count
    grounds: tuple[Ground, ...]
    people: tuple[Person, ...]
    summary: str
    faults: tuple[str, ...]
    ballot: Ballot | None = None

    @property
    def disputed(self) -> bool:
        """Whether the two denominators elect different people."""
        return any(one.by_eligible != one.by_present for one in self.people)


def result(ballot: Ballot, nominees: Sequence[Nominee], count: Count, today: date) -> Result:
    """Return how a ballot that is recorded came out."""
    known = {one.pk: one for one in nominees}
    names = {one.pk: one.name for one in nominees}
    day = ballot.held_on or today
    rules = known_rules(ballot.organization_id, day)
    return told(count, names, day, rules, records=known, ballot=ballot)


def told(
    count: Count,
    names: Mapping[int, str],
    day: date,
    known: Mapping[str, Rule],
    *,
    records: Mapping[int, Nominee] | None = None,
    ballot: Ballot | None = None,
) -> Result:
    """Return a count in words, by the rules of a day."""
    records = records or {}
    people = tuple(
        _person(one, names[one.id], count, records.get(one.id))
        for one in count.standings
        if names[one.id]
    )
    return Result(
        count, tuple(_grounds(count, day, known)), people, _summary(count, names),
        tuple(one.because for one in count.faults), ballot,
    )  # fmt: skip


def _person(one: Standing, name: str, count: Count, record: Nominee | None) -> Person:
    said, mark = "未过半数", ""
    if count.counted is None:
        said = "—"
    elif not count.counted:
        said = "投票无效"
    elif one.elected:
        said, mark = "当选", "is-good"
    elif one.tied:
        said, mark = "同票，再次投票", "is-soon"
    elif one.over_half:
        said = "过半数，名额已满"
    return Person(
        one.id, name, one.written_in, record.seat if record else "", one.agree, said, mark,
        one.of_eligible, one.of_present, record.declared if record else None,
        None if count.counted is None else one.elected,
    )  # fmt: skip


def _summary(count: Count, names: Mapping[int, str]) -> str:
    if count.faults:
        return "数字对不上，没有计票。"
    if count.counted is None:
        return "需要的数字还不全，不能计票。"
    if not count.counted:
        return f"会议或投票无效，应选{count.seats}名，没有人当选，应重新组织。"
    elected = "、".join(names[one.id] for one in count.elected) or "无"
    text = f"应选{count.seats}名，当选{len(count.elected)}名：{elected}。"
    if count.tied:
        text += f"{'、'.join(names[one.id] for one in count.tied)}在末位同票，就这几人再次投票。"
    elif count.vacant:
        text += f"还缺{count.vacant}名，另行选举。"
    return text


def _grounds(count: Count, day: date, known: Mapping[str, Rule]) -> Iterator[Ground]:
    def cites(name: str) -> str:
        version = known[name].at(day)
        return version.citation.label if isinstance(version, Version) else version.because

    if count.kind == BallotKind.COMMITTEE:
        because = f"应选{count.seats}名、候选人{count.listed}名，差额{count.listed - count.seats}名"
        if (share := count.percents["surplus"]) is not None:
            because += f"；至少应有候选人{-(-count.seats * (100 + share) // 100)}名"
        yield Ground("候选人差额", count.nomination_ok, because, cites("election_surplus_percent"))
    else:
        because = f"应选{count.seats}名、候选人{count.listed}名，应当相等"
        yield Ground("候选人等额", count.nomination_ok, because, "")
    yield _meeting(count, cites("election_attendance_percent"))
    void = _said(count.void if count.ballots_in is None else count.void or 0)
    yield Ground(
        "选票", count.return_ok,
        f"发出{_said(count.ballots_out)}张、收回{_said(count.ballots_in)}张、"
        f"无效{void}张；收回等于或少于发出的有效",
        cites("election_returned_percent_most"),
    )  # fmt: skip
    whom = "应到会" if count.by_eligible is not False else "实到会"
    of = count.eligible if count.by_eligible is not False else count.present
    least = "" if of is None else f"，即至少{of // 2 + 1}票"
    yield Ground(
        "当选票数", None, f"赞成票超过{whom}有选举权人数（{_said(of)}人）的半数{least}",
        cites("election_majority_of_eligible"), measure=True,
        note=_note(known, day),
    )  # fmt: skip


def _meeting(count: Count, cites: str) -> Ground:
    because = f"应到{_said(count.eligible)}人、实到{_said(count.present)}人"
    share = count.percents["attendance"]
    if share is not None and count.eligible is not None:
        least = -(-count.eligible * share // 100)
        if not count.percents["exact"] and least * 100 == count.eligible * share:
            least += 1
        because += f"；至少应到会{least}人"
    return Ground("到会人数", count.meeting_ok, because, cites)


def _note(known: Mapping[str, Rule], day: date) -> str:
    """Return what the rule says of its own dispute."""
    version = known["election_majority_of_eligible"].at(day)
    return version.note if isinstance(version, Version) else ""


def _said(number: int | None) -> str:
    return "不详" if number is None else str(number)
