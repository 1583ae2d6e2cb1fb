"""Posts, star ratings, commendations, and the leader's contact point at the depot."""

from __future__ import annotations

from datetime import date

from dangwu.core.calendar import add_years
from dangwu.demo.days import LAST
from dangwu.demo.plan import BRANCHES, COMMITTEE_FOUNDED, MERGED, REGROUPED
from dangwu.demo.story import Person, Story
from dangwu.demo.tree import election_day
from dangwu.members.models import (
    Commendation,
    ContactPoint,
    Post,
    StarRating,
    Visit,
)  # fmt: skip
from dangwu.organizations.models import FOREVER

BRANCH_TITLES = ("书记", "组织委员", "宣传委员", "纪检委员", "副书记")
LEADER_TITLES = ("党组书记", "党组副书记", "党组成员", "党组成员", "党组成员")
COMMITTEE_TITLES = ("书记", "专职副书记", "纪检委员", "组织委员", "宣传委员")
_CLERKS = 2
_VISITS = (
    ("2019-04-11", "支部标准化规范化建设"), ("2019-08-21", "主题教育准备"),
    ("2019-11-06", "主题教育整改落实"), ("2020-03-10", "疫情防控与保供"),
    ("2020-05-13", "换届选举筹备"), ("2020-06-17", "支部工作制度落实"),
)  # fmt: skip
_COMMENDED = ((date(2018, 6, 29), 6), (date(2019, 6, 28), 8), (date(2020, 6, 29), 9))
_RATED = (date(2018, 12, 20), date(2019, 6, 24), date(2019, 12, 19), date(2020, 6, 22))


def leaders(story: Story) -> list[Person]:
    """Return the members of the leading group, its secretary first."""
    return [person for person in story.people if any(t.startswith("党组") for t in person.titles)]


def build_posts(story: Story) -> None:
    """Write who holds and held which post."""
    posts = [*_leading_group(story), *_committee(story)]
    for branch in (*BRANCHES, "canteen"):
        posts += _branch(story, branch)
    for key in [key for key in story.organizations if "-" in key and not key.endswith("unit")]:
        posts += _group(story, key)
    story.write(Post, posts)


def _post(
    story: Story, key: str, person: Person, title: str, *, since: date, until: date = FOREVER
) -> Post:
    if until == FOREVER:
        person.titles.append(title)
    if until in {FOREVER, MERGED}:
        story.posts.setdefault((key, title), person)
    return Post(
        organization=story.organizations[key], member=person.member, title=title,
        is_secretary=title in {"书记", "党组书记"}, since=since, until=until,
    )  # fmt: skip


def _old_hands(story: Story, branch: str) -> list[Person]:
    early = date(2016, 12, 31)
    return [p for p in story.people if p.branch_on(early) == branch and p.branch_on(LAST)]


def _leading_group(story: Story) -> list[Post]:
    people = _old_hands(story, "office1")[: len(LEADER_TITLES)]
    return [
        _post(story, "leaders", person, title, since=max(date(2015, 3, 9), person.stays[0].since))
        for person, title in zip(people, LEADER_TITLES, strict=True)
    ]


def _committee(story: Story) -> list[Post]:
    """The office's committee since 2020; before it the general branch under three of the same."""
    people = [leaders(story)[1], *_old_hands(story, "office2")[10:14]]
    posts = [
        _post(story, "committee", person, title, since=COMMITTEE_FOUNDED)
        for person, title in zip(people, COMMITTEE_TITLES, strict=True)
    ]
    posts += [
        _post(story, "committee", person, "党务干事", since=COMMITTEE_FOUNDED)
        for person in _old_hands(story, "office3")[10 : 10 + _CLERKS]
    ]
    began = date(2017, 6, 30)
    posts += [
        _post(story, "general", person, title, since=began, until=REGROUPED)
        for person, title in zip(people[:3], ("书记", "组织委员", "宣传委员"), strict=True)
    ]
    return posts


def _branch(story: Story, branch: str) -> list[Post]:
    first = 6 if branch == "office1" else 0
    if branch == "canteen":
        people = _old_hands(story, branch)[:3]
        began = date(2016, 10, 20)
        return [
            _post(
                story, branch, person, title, since=max(began, person.stays[0].since), until=MERGED
            )
            for person, title in zip(people, BRANCH_TITLES, strict=False)
        ]
    people = _old_hands(story, branch)[first : first + 5]
    elected = election_day(branch)
    began = add_years(elected, -3)
    posts = []
    for title, person in zip(
        BRANCH_TITLES[: 5 if branch != "retired" else 3], people, strict=False
    ):
        since = max(began, person.stays[0].since)
        posts.append(_post(story, branch, person, title, since=since, until=elected))
        posts.append(_post(story, branch, person, title, since=elected))
    return posts


def _group(story: Story, key: str) -> list[Post]:
    branch, number = key.rsplit("-", 1)
    person = _old_hands(story, branch)[7 + int(number)]
    since = max(story.organizations[key].founded_on, person.stays[0].since)
    return [_post(story, key, person, "组长", since=since)]


def build_honours(story: Story) -> None:
    """Write star ratings every half year and the commendations of each 1 July."""
    ratings = []
    for day in _RATED:
        for branch in BRANCHES:
            full = [person for person in story.of(branch, day) if person.full_on(day)]
            for person in story.some(full, len(full) * 4 // 5):
                stars = story.dice.choices((5, 4, 3, 2), (12, 40, 38, 10))[0]
                ratings.append(StarRating(
                    organization=story.organizations[branch], member=person.member, stars=stars,
                    rated_on=day,
                ))  # fmt: skip
    story.write(StarRating, ratings)
    story.write(Commendation, [
        Commendation(
            organization=story.organizations[person.branch_on(day)], member=person.member,
            title="优秀共产党员", granted_on=day,
        )
        for day, count in _COMMENDED
        for person in story.some([p for p in story.people if p.full_on(day) and p.branch_on(day)], count)
    ])  # fmt: skip


def build_contact_point(story: Story) -> None:
    """Write the contact point of the leading group's secretary and the visits to it."""
    leader = story.holder("leaders", "党组书记")
    depot = story.organizations["depot"]
    point = story.write(ContactPoint, [
        ContactPoint(organization=depot, leader=leader.member, since=date(2019, 3, 1))
    ])[0]  # fmt: skip
    story.write(Visit, [
        Visit(
            organization=depot, contact_point=point, visited_on=date.fromisoformat(day), topic=topic
        )
        for day, topic in _VISITS
    ])  # fmt: skip
