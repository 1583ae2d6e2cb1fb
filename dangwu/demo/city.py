"""A whole city for measuring: 3,000 branches, 100,000 members, 33 months of dues and meetings.

One month is written member by member; the other months are copies of it made by the database, so
that millions of rows take little time and no memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from dangwu.core.calendar import add_years, day_no
from dangwu.demo.bases import due_fen
from dangwu.demo.building import dice
from dangwu.demo.city_crowd import build_crowd
from dangwu.demo.city_months import FIRST_MONTH, copy_months
from dangwu.demo.names import NATIONALITIES, Names
from dangwu.demo.story import Story
from dangwu.dues.models import Assessment, Category
from dangwu.meetings.models import Meeting, MeetingKind
from dangwu.members.models import Education, Member, Membership, Post, Sex
from dangwu.organizations.models import Kind, Nature, Organization, Placement, StaffCount

COMMITTEES, BRANCHES, MEMBERS = 30, 3_000, 100_000
_FOUNDED = date(2012, 3, 1)
_NATURES = (Nature.OFFICE, Nature.OFFICE, Nature.ENTERPRISE, Nature.INSTITUTION, Nature.RETIRED)
_LEVELS = tuple(Education)
_MEETINGS = (
    (MeetingKind.BRANCH_COMMITTEE, 2), (MeetingKind.PARTY_DAY, 15), (MeetingKind.BRANCH_STUDY, 8),
)  # fmt: skip


def build_city(alias: str, seed: int) -> None:
    """Write the city; takes a minute or two."""
    thrown = dice(seed, "city")
    story = Story(thrown, alias, Names(thrown))
    branches = _tree(story)
    for start in range(0, BRANCHES, BRANCHES // COMMITTEES):
        _committee(story, start, branches[start : start + BRANCHES // COMMITTEES])
    copy_months(alias)
    build_crowd(story)


def _tree(story: Story) -> list[Organization]:
    top = _found(story, [_organization("云岭市", Kind.UNIT, Nature.OFFICE, 0)], [])[0]
    committees = _found(story, [
        _organization(f"中共云岭市第{number + 1:02d}工作委员会", Kind.COMMITTEE, Nature.OFFICE, number + 1)
        for number in range(COMMITTEES)
    ], [top])  # fmt: skip
    branches = []
    share = BRANCHES // COMMITTEES
    for place, committee in enumerate(committees):
        branches += _found(story, [
            _organization(
                f"{committee.full_name}第{number + 1:03d}党支部", Kind.BRANCH,
                _NATURES[number % len(_NATURES)], 1_000 + place * share + number,
            )
            for number in range(share)
        ], [top, committee])  # fmt: skip
    return branches


def _organization(name: str, kind: Kind, nature: Nature, number: int) -> Organization:
    return Organization(
        kind=kind, nature=nature, full_name=name, document_name=name, code=f"C{number:05d}",
        founded_on=_FOUNDED, has_committee=kind == Kind.BRANCH,
    )  # fmt: skip


def _found(
    story: Story, organizations: list[Organization], above: list[Organization]
) -> list[Organization]:
    made = list(story.write(Organization, organizations))
    head = "".join(f"{one.pk:08d}." for one in above)
    paths = [f"{head}{one.pk:08d}." for one in made]
    story.write(Placement, [
        Placement(
            organization=one, parent=above[-1] if above else None, path=path, path_end=path + "~",
            since=_FOUNDED,
        )
        for one, path in zip(made, paths, strict=True)
    ])  # fmt: skip
    return made


def _committee(story: Story, start: int, branches: list[Organization]) -> None:
    """Write the members of a committee's branches, and their first month."""
    each, more = divmod(MEMBERS, BRANCHES)
    homes = [
        branch for place, branch in enumerate(branches, start)
        for _ in range(each + (place * more % BRANCHES < more))
    ]  # fmt: skip
    members = story.write(Member, [_member(story, home) for home in homes])
    story.write(Membership, [
        Membership(organization=home, member=member, since=max(member.admitted_on, _FOUNDED))
        for home, member in zip(homes, members, strict=True)
    ])  # fmt: skip
    story.write(Assessment, [
        _assessment(story.dice, home, member) for home, member in zip(homes, members, strict=True)
    ])  # fmt: skip
    heads = dict(zip(homes, members, strict=True))
    story.write(Post, [
        Post(organization=home, member=member, title="书记", is_secretary=True, since=date(2018, 5, 8))
        for home, member in heads.items()
    ])  # fmt: skip
    sizes = {home: homes.count(home) for home in branches}
    story.write(Meeting, list(_meetings(story.dice, sizes)))
    story.write(StaffCount, [
        StaffCount(organization=home, counted_on=date(2019, 12, 31), staff=size * 3)
        for home, size in sizes.items()
    ])  # fmt: skip


def _member(story: Story, home: Organization) -> Member:
    thrown = story.dice
    sex = Sex.FEMALE if thrown.random() < 0.36 else Sex.MALE
    retired = home.nature == Nature.RETIRED
    born = date(2020, 6, 30) - timedelta(
        days=365 * thrown.randint(*((61, 88) if retired else (24, 59)))
    )
    admitted = min(add_years(born, thrown.randint(20, 32)), date(2017, 6, 1))
    return Member(
        name=story.names.draw(sex), sex=sex, birth_no=day_no(born),
        nationality=thrown.choice(NATIONALITIES) if thrown.random() < 0.07 else "汉族",
        education=thrown.choice(_LEVELS), admitted_on=admitted, confirmed_on=add_years(admitted, 1),
        retired_on=date(2017, 1, 1) if retired else None,
    )  # fmt: skip


def _assessment(thrown: Random, home: Organization, member: Member) -> Assessment:
    category = Category.RETIRED if member.retired_on else Category.EMPLOYED
    base = thrown.randint(26, 112) * 10_000
    return Assessment(
        organization=home, member=member, month_no=FIRST_MONTH,
        due_fen=due_fen(category, base, FIRST_MONTH),
    )  # fmt: skip


def _meetings(thrown: Random, sizes: dict[Organization, int]) -> Iterator[Meeting]:
    for home, size in sizes.items():
        for kind, day in _MEETINGS:
            expected = 5 if kind == MeetingKind.BRANCH_COMMITTEE else size
            excused = thrown.randint(0, expected // 5)
            yield Meeting(
                organization=home, kind=kind, topic="例行安排", held_on=date(2017, 10, day),
                minutes_long=60, expected=expected, present=expected - excused, excused=excused,
            )  # fmt: skip
