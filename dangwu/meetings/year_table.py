"""The year of branches in one table (年度一表清): what was due, what was done, and who is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from dangwu.catalogue.measure import divide
from dangwu.core.value import Cell
from dangwu.meetings import year_texts as texts
from dangwu.meetings.life import LIVES
from dangwu.meetings.life_asking import Asking, owed, whole
from dangwu.meetings.models import TalkRelation
from dangwu.meetings.year_grid import EVERY
from dangwu.organizations.models import Kind, Organization, Placement
from dangwu.rules.rule import NoRuleInForce, Rule


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a branch's year. `due` None: nothing is asked; `note` says what else to know.

    Not all is a `goal`: that everybody comes to every meeting is asked by no rule. What is asked
    once a year is `ongoing` until the year is over.
    """

    label: str
    unit: str
    how: str
    due: int | None
    done: int
    note: str = ""
    goal: bool = True
    ongoing: bool = False

    @property
    def rate(self) -> Decimal | None:
        """What was done of what was due, in per cent; None where nothing was due."""
        if not self.due:
            return None
        return divide(min(self.done, self.due), self.due, 1, 100)

    @property
    def short(self) -> bool:
        """Whether something that was due was not done."""
        return self.goal and not self.ongoing and self.due is not None and self.done < self.due


@dataclass(frozen=True, slots=True)
class BranchYear:
    """A branch with its lines, in the order of LABELS."""

    organization: Organization
    items: tuple[Item, ...]


_ATTENDANCE, _QUORUM = "到会", "表决到会过半"
_LEADERS, _STUDY, _SEATS, _LECTURES = "双重组织生活", "党员学时", "书记委员学时", "书记讲党课"
_TALKS: Mapping[str, tuple[str, str]] = {
    TalkRelation.COMMITTEE: ("委员之间谈心", "对"),
    TalkRelation.COMMITTEE_MEMBER: ("委员与党员谈心", "人"),
    TalkRelation.MEMBERS: ("党员之间谈心", "人"),
}
LABELS: tuple[str, ...] = (
    *(one.label for one in LIVES), _ATTENDANCE, _QUORUM, *(label for label, _ in _TALKS.values()),
    _LEADERS, _STUDY, _SEATS, _LECTURES,
)  # fmt: skip
_UNITS = {1: "个月", 3: "个季度", 6: "个半年", 12: "年"}
Counts = Mapping[int, Mapping[str, Cell]]


KnownTo = Callable[[Iterable[int]], Mapping[int, Mapping[str, Rule]]]
"""The rules known to each organization."""


def branch_years(asking: Asking, today: date, known_to: KnownTo | None = None) -> list[BranchYear]:
    """Return the year of every branch that stood in the scope on a day of it.

    Each is judged by the rules known to it, where `known_to` tells them.
    """
    numbers = [whole(row["id"]) for row in asking.rows(texts.BRANCHES)]
    known = known_to(numbers) if known_to else {}
    branches = Organization.objects.filter(pk__in=numbers).order_by("pk")
    gathered: dict[int, _Gathered] = {}
    found = []
    for one in branches:
        own = known.get(one.pk, asking.known)
        if id(own) not in gathered:
            gathered[id(own)] = _Gathered(replace(asking, known=own), today)
        found.append(BranchYear(one, tuple(gathered[id(own)].items(one))))
    return found


def branch_count(asking: Asking) -> int:
    """Return how many branches stood in the scope on a day of the year."""
    return len(asking.rows(texts.BRANCHES))


class _Gathered:
    """The counts of all branches, each asked once."""

    def __init__(self, asking: Asking, today: date) -> None:
        self._asking = asking
        self._ongoing = today <= asking.period.last
        self._branch_of = _branches_of_groups(asking)
        self._spans: dict[tuple[int, str], list[int]] = {}
        self._lives(today)
        self._held: Counter[tuple[int, str]] = Counter()
        for text in (texts.HELD, texts.APPRAISED):
            for row in asking.rows(text):
                number = whole(row["id"])
                key = self._branch_of.get(number, number), str(row["kind"])
                self._held[key] += whole(row["held"])
        self._came = self._by_branch(texts.ATTENDANCE)
        self._quorums = self._by_branch(
            texts.QUORUMS, "general_meeting_quorum", "branch_committee_quorum"
        )
        self._talks = {
            (whole(row["id"]), str(row["relation"])): row
            for row in asking.rows(texts.TALKS, "talks_per_year")
        }
        self._leaders = self._by_branch(texts.LEADERS, "double_life_per_year")
        self._study = self._by_branch(texts.STUDY, "member_hours_per_year")
        self._seats = self._by_branch(texts.SEATS, "secretary_hours_per_year")
        self._lectures = self._by_branch(texts.LECTURES)

    def items(self, branch: Organization) -> Iterator[Item]:
        """Yield a branch's lines."""
        yield from self._kinds(branch)
        yield from self._meetings(branch)
        yield from (
            replace(one, ongoing=self._ongoing and one.done < (one.due or 0))
            for one in self._yearly(branch)
        )

    def _kinds(self, branch: Organization) -> Iterator[Item]:
        for life in LIVES:
            due, met, ahead = self._spans.get((branch.pk, life.label), [0, 0, 0])
            unit, how = self._how(life.months, life.times)
            held = self._held.get((branch.pk, life.kind), 0)
            asked = bool(due or ahead)
            notes = [f"共{held}次" if held else "", f"还有{ahead}{unit}没到期" if ahead else ""]
            yield Item(life.label, unit, how if asked else "", due if asked else None, met,
                       "，".join(filter(None, notes)))  # fmt: skip

    def _yearly(self, branch: Organization) -> Iterator[Item]:
        for relation, (label, unit) in _TALKS.items():
            row = self._talks.get((branch.pk, relation), {})
            how = self._norm("talks_per_year", "每年一般{}次")
            yield _item(label, unit, how, row)
        yield _item(_LEADERS, "人", self._norm("double_life_per_year", "每年至少{}次"),
                    self._leaders.get(branch.pk, {}))  # fmt: skip
        study = self._study.get(branch.pk, {})
        unclear = whole(study.get("unclear"))
        note = f"{unclear}人有学习没登记时长，不能确定" if unclear else ""
        yield _item(_STUDY, "人", self._norm("member_hours_per_year", "每年一般{}学时"), study, note)  # fmt: skip
        yield _item(_SEATS, "人", self._norm("secretary_hours_per_year", "每年{}学时"),
                    self._seats.get(branch.pk, {}))  # fmt: skip
        yield self._lecture(branch)

    def _meetings(self, branch: Organization) -> Iterator[Item]:
        came = self._came.get(branch.pk, {})
        due = whole(came["owed"]) if came else None
        note = f"{whole(came['held'])}次会" if came else ""
        yield Item(_ATTENDANCE, "人次", "", due, whole(came.get("covered")), note, goal=False)
        yield _item(_QUORUM, "次", "有表决权的半数以上", self._quorums.get(branch.pk, {}))  # fmt: skip

    def _lecture(self, branch: Organization) -> Item:
        row = self._lectures.get(branch.pk)
        how = self._norm("secretary_lecture_per_year", "每年至少{}次")
        if row is None or not how:
            return Item(_LECTURES, "次", how, None, 0, "" if row else "没有登记书记")
        times = self._asking.known["secretary_lecture_per_year"].at(self._asking.period.last)
        due = 0 if isinstance(times, NoRuleInForce) else times.number
        return Item(_LECTURES, "次", how, due, whole(row["held"]))

    def _lives(self, today: date) -> None:
        """Count the spans of each kind: due by now, met, ahead."""
        for one in owed(self._asking, LIVES):
            branch = self._branch_of.get(one.organization_id, one.organization_id)
            counted = self._spans.setdefault((branch, one.life.label), [0, 0, 0])
            over = one.last < today or one.met
            counted[0] += over
            counted[1] += one.met
            counted[2] += not over

    def _by_branch(self, text: str, *rules: str) -> Counts:
        found: dict[int, dict[str, Cell]] = {}
        for row in self._asking.rows(text, *rules):
            number = whole(row["id"])
            branch = self._branch_of.get(number, number)
            before = found.get(branch)
            if before is None:
                found[branch] = dict(row)
            else:
                for name in row.keys() - {"id", "organization_id"}:
                    before[name] = whole(before[name]) + whole(row[name])
        return found

    def _how(self, months: str, times: str) -> tuple[str, str]:
        """Return in what the spans are counted, and how often the kind is asked."""
        often, number = (self._asking.known[name].at(self._asking.period.last)
                         for name in (months, times))  # fmt: skip
        if isinstance(often, NoRuleInForce) or isinstance(number, NoRuleInForce):
            return "", "当时没有规定"
        every = EVERY.get(often.number, f"每{often.number}个月")
        return _UNITS.get(often.number, "段"), f"{every}{number.number}次"

    def _norm(self, rule: str, words: str) -> str:
        version = self._asking.known[rule].at(self._asking.period.last)
        return "" if isinstance(version, NoRuleInForce) else words.format(version.number)


def _item(label: str, unit: str, how: str, row: Mapping[str, Cell], note: str = "") -> Item:
    due = whole(row["owed"]) if row else None
    return Item(label, unit, how, due, whole(row["covered"]) if row else 0, note)


def _branches_of_groups(asking: Asking) -> dict[int, int]:
    places = Placement.objects.filter(
        organization__kind=Kind.GROUP, since__lte=asking.period.last,
        until__gt=asking.period.first, parent__isnull=False,
    ).order_by("since")  # fmt: skip
    return dict(places.values_list("organization_id", "parent_id"))


@dataclass(frozen=True, slots=True)
class Left:
    """Who still lacks something: what, her name, how far she is."""

    what: str
    member_id: int
    name: str
    words: str


def left(asking: Asking) -> Mapping[str, list[Left]]:
    """Return by line who lacks a talk, a branch's meeting or hours of study in the year."""
    found: dict[str, list[Left]] = {}
    for row in asking.rows(texts.TALKS_LEFT, "talks_per_year"):
        label = _TALKS[str(row["relation"])][0]
        times = whole(row["held"])
        words = "、".join(
            filter(
                None,
                (f"与{row['other']}" if row["other"] else "", f"谈了{times}次" if times else ""),
            )
        )
        found.setdefault(label, []).append(_left(label, row, words))
    for row in asking.rows(texts.LEADERS_LEFT, "double_life_per_year"):
        words = f"参加{whole(row['held'])}次，有名单的活动{whole(row['listed'])}次"
        found.setdefault(_LEADERS, []).append(_left(_LEADERS, row, words))
    for text, label, rule in (
        (texts.STUDY_LEFT, _STUDY, "member_hours_per_year"),
        (texts.SEATS_LEFT, _SEATS, "secretary_hours_per_year"),
    ):
        for row in asking.rows(text, rule):
            found.setdefault(label, []).append(_left(label, row, _hours(row)))
    return {label: found[label] for label in LABELS if label in found}


def _left(what: str, row: Mapping[str, Cell], words: str) -> Left:
    return Left(what, whole(row["id"]), str(row["name"]), words)


def _hours(row: Mapping[str, Cell]) -> str:
    hours = divide(whole(row["minutes"]), 60, 1)
    unclear = whole(row["unclear"])
    return f"{hours}学时" + (f"，另有{unclear}次没登记时长" if unclear else "")


def totals(years: Sequence[BranchYear]) -> list[Item]:
    """Return the lines of all branches together."""
    summed = []
    for place, label in enumerate(LABELS):
        those = [one.items[place] for one in years]
        asked = [one for one in those if one.due is not None]
        due = sum(one.due or 0 for one in asked) if asked else None
        done = sum(min(one.done, one.due or 0) for one in asked)
        goal = all(one.goal for one in those)
        unit = those[0].unit if those else ""
        ongoing = any(one.ongoing for one in those)
        summed.append(Item(label, unit, "", due, done, goal=goal, ongoing=ongoing))
    return summed
