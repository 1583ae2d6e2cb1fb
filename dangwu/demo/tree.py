"""Builds the tree with its history: foundings, the regrouping of 2020, a merger; terms, elections."""

from __future__ import annotations

from datetime import date, timedelta

from dangwu.core.calendar import add_months, add_years, month_last, month_no
from dangwu.demo.plan import (
    COMMITTEE_FOUNDED,
    ELECTING,
    NODES,
    TERM_YEARS,
    Node,
)  # fmt: skip
from dangwu.demo.story import Story
from dangwu.organizations.models import (
    FOREVER,
    Election,
    Honour,
    Organization,
    Placement,
    StaffCount,
    Term,
)  # fmt: skip

_BY_KEY = {node.key: node for node in NODES}
_STAFF = {"bureau": 156, "depot-unit": 118, "trade-unit": 97, "stores-unit": 64}
_HONOURS = (
    ("office2", "全市先进基层党组织", "中共云岭市委", date(2018, 6, 29)),
    ("bureau", "全市粮食安全责任制考核优秀单位", "云岭市人民政府", date(2019, 3, 15)),
    ("depot", "市直机关先进基层党组织", "市直机关工委", date(2019, 6, 28)),
    ("depot", "市直机关示范党支部", "市直机关工委", date(2020, 4, 22)),
    ("bureau", "疫情防控保供工作先进集体", "云岭市人民政府", date(2020, 5, 28)),
)


def build_tree(story: Story) -> None:
    """Write the organizations and where each stood on every day."""
    story.write(Organization, [_organization(story, node) for node in NODES])
    story.write(Placement, [place for node in NODES for place in _placements(story, node)])


def _organization(story: Story, node: Node) -> Organization:
    number = list(_BY_KEY).index(node.key) + 1
    made = Organization(
        kind=node.kind, nature=node.nature, full_name=node.full_name,
        document_name=node.document_name, other_names=node.other_names, code=f"YL{number:03d}",
        district=node.district, has_committee=node.has_committee, founded_on=node.founded,
        dissolved_on=node.dissolved,
    )  # fmt: skip
    story.organizations[node.key] = made
    return made


def _parent(node: Node, day: date) -> str:
    return next(key for since, key in reversed(node.homes) if since <= day)


def _line(key: str, day: date) -> list[Node]:
    """Return the organization and all above it on a day, the highest first."""
    node = _BY_KEY[key]
    above = _parent(node, day)
    return [*(_line(above, day) if above else []), node]


def _placements(story: Story, node: Node) -> list[Placement]:
    end = node.dissolved or FOREVER
    turns = {since for home in _BY_KEY.values() for since, _ in home.homes}
    starts: list[tuple[date, list[Node]]] = []
    for day in sorted(turn for turn in turns if node.founded <= turn < end):
        line = _line(node.key, day)
        if not starts or starts[-1][1] != line:
            starts.append((day, line))
    untils = [*(day for day, _ in starts[1:]), end]
    return [
        _placement(story, line, since, until, ended=until == node.dissolved)
        for (since, line), until in zip(starts, untils, strict=True)
    ]


def _placement(
    story: Story, line: list[Node], since: date, until: date, *, ended: bool
) -> Placement:
    path = "".join(f"{story.organizations[node.key].pk:08d}." for node in line)
    parent = story.organizations[line[-2].key] if len(line) > 1 else None
    return Placement(
        organization=story.organizations[line[-1].key], parent=parent, path=path,
        path_end=path + "~", since=since, until=until, ended=int(ended),
    )  # fmt: skip


def election_day(branch: str) -> date:
    """Return the day on which a branch elected its committee: in 2020, the retired long before."""
    if branch not in ELECTING:
        return date(2016, 9, 12)
    return date(2020, 5, 19) + timedelta(days=3 * ELECTING.index(branch))


def build_terms(story: Story) -> None:
    """Write the terms of office and the six elections by 两请示一报告 of 2020."""
    for number, branch in enumerate(ELECTING):
        held = election_day(branch)
        ended = held + timedelta(days=9 - number)
        old = _term(story, branch, 4, add_years(ended, -TERM_YEARS), ended)
        story.write(Term, [old, _term(story, branch, 5, held, add_years(held, TERM_YEARS))])
        story.write(Election, [_election(story, branch, old, held)])
    began = election_day("retired")
    put_off = _term(story, "retired", 3, began, add_years(began, TERM_YEARS))
    put_off.extended_to = date(2020, 10, 31)  # a fault: for too long, and nobody approved
    too_long = add_months(add_years(COMMITTEE_FOUNDED, 5), 2)  # a fault
    story.write(Term, [
        put_off,
        _term(story, "canteen", 2, date(2016, 10, 20), date(2019, 10, 20)),
        _term(story, "general", 2, date(2018, 6, 21), date(2021, 6, 21)),
        _term(story, "committee", 1, COMMITTEE_FOUNDED, too_long),
    ])  # fmt: skip


def _term(story: Story, key: str, number: int, began: date, ends: date) -> Term:
    return Term(organization=story.organizations[key], number=number, began_on=began, ends_on=ends)


def _election(story: Story, branch: str, term: Term, held: date) -> Election:
    eligible = sum(person.full_on(held) for person in story.of(branch, held))
    number = ELECTING.index(branch)
    fewest = eligible * 4 // 5 + 1
    came = eligible - story.dice.randint(0, 4)
    made = Election(
        organization=story.organizations[branch], term=term,
        first_request_on=add_months(held, -2), first_reply_on=add_months(held, -2) + timedelta(6),
        second_request_on=held - timedelta(days=14), second_reply_on=held - timedelta(days=8),
        held_on=held, reported_on=held + timedelta(days=2), eligible=eligible,
        present=max(came, fewest),
    )  # fmt: skip
    if number == 4:
        made.first_reply_on = None  # a fault: a paper is missing
    if number == 5:
        made.second_reply_on = held  # a fault: it came on the day itself
        made.present = eligible * 4 // 5  # a fault: four fifths had to be exceeded
    return made


def build_standing(story: Story) -> None:
    """Write honours, and the staff of each unit at every half year's end."""
    story.write(Honour, [
        Honour(organization=story.organizations[key], title=title, granted_by=by, granted_on=day)
        for key, title, by, day in _HONOURS
    ])  # fmt: skip
    story.write(StaffCount, [
        StaffCount(
            organization=story.organizations[key], counted_on=month_last(month_no(date(2017, 6, 30)) + 6 * half),
            staff=staff + story.dice.randint(-3, 3),
        )
        for half in range(7) for key, staff in _STAFF.items()
    ])  # fmt: skip
