"""Volunteers, members registered with their communities, practical things, visits of comfort."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dangwu.demo.days import LAST
from dangwu.demo.plan import BRANCHES, COMMUNITY, DISTRICT, ELECTING, above, branches_on
from dangwu.demo.story import Story
from dangwu.posts.models import (
    ComfortVisit,
    CommunityRegistration,
    PracticalThing,
    ResidentService,
    VolunteerActivity,
    VolunteerAttendance,
    VolunteerTeam,
)

_TEAMS = (
    ("office1", "机关党员志愿服务队", date(2018, 3, 5)), ("depot", "粮库先锋志愿服务队", date(2019, 3, 5)),
    ("committee", "抗疫保供党员突击队", date(2020, 2, 1)),
)  # fmt: skip
_ACTIVITIES = (
    (0, "2018-03-05", "学雷锋志愿服务"), (0, "2019-03-05", "学雷锋志愿服务"), (1, "2019-10-16", "爱粮节粮宣传"),
    (2, "2020-02-12", "为隔离住户送粮油"), (2, "2020-02-26", "社区环境消杀"), (0, "2020-03-05", "网上学雷锋服务"),
    (1, "2020-04-18", "库区周边环境整治"), (0, "2020-05-16", "文明交通劝导"), (1, "2020-06-20", "爱粮节粮进社区"),
)  # fmt: skip
_COMMUNITIES = (
    (COMMUNITY, DISTRICT),
    ("梧桐里社区", DISTRICT),
    ("北桥社区", "澄湖区"),
    ("石榴园社区", "鹿鸣区"),
)
_THINGS = (
    ("2019-09-04", "2019-11-20", "维修社区活动室"), ("2020-02-05", "2020-02-20", "为社区配送生活物资"),
    ("2020-03-12", "2020-04-10", "设立平价粮油供应点"), ("2020-04-09", "2020-05-08", "安装楼道扶手"),
    ("2020-05-11", "2020-06-05", "捐建社区图书角"), ("2020-06-08", "", "改造小区晾晒区"),
)  # fmt: skip
_SERVED = (
    ("2019-10-16", 120, "粮油质量咨询"), ("2020-02-10", 214, "代购生活用品"), ("2020-02-24", 186, "代购生活用品"),
    ("2020-03-16", 97, "复工咨询"), ("2020-04-18", 65, "义务理发"), ("2020-05-16", 130, "政策咨询"),
    ("2020-06-20", 158, "粮油质量咨询"),
)  # fmt: skip
_COMFORTED = (
    ("2019-01-24", "困难党员和老党员", 14, 1_400_000), ("2020-01-17", "困难党员和老党员", 16, 1_600_000),
    ("2020-02-19", "一线值守人员", 60, 900_000), ("2020-05-09", "困难职工", 7, 420_000),
    ("2020-06-28", "老党员", 12, 720_000),
)  # fmt: skip


def build_service(story: Story) -> None:
    """Write teams, what they did and who came, and what was done for residents."""
    teams = [
        VolunteerTeam(organization=story.organizations[key], name=name, since=since)
        for key, name, since in _TEAMS
    ]
    story.write(VolunteerTeam, teams)
    activities = [
        VolunteerActivity(
            organization=team.organization, team=team, topic=topic, place=COMMUNITY,
            held_on=date.fromisoformat(day),
        )
        for number, day, topic in _ACTIVITIES for team in (teams[number],)
    ]  # fmt: skip
    story.write(VolunteerActivity, activities)
    story.write(VolunteerAttendance, [row for one in activities for row in _volunteers(story, one)])
    story.write(CommunityRegistration, list(_registrations(story)))
    _for_residents(story)


def _volunteers(story: Story, activity: VolunteerActivity) -> Iterator[VolunteerAttendance]:
    day = activity.held_on
    able = [person for key in branches_on(day)[:6] for person in story.of(key, day)]
    for person in story.some(able, story.dice.randint(14, 32)):
        yield VolunteerAttendance(
            organization=story.organizations[person.branch_on(day)], activity=activity,
            member=person.member,
        )  # fmt: skip


def _registrations(story: Story) -> Iterator[CommunityRegistration]:
    for place, key in enumerate(ELECTING):
        day = date(2019, 11, 4) + timedelta(days=place)
        people = [one for one in story.of(key, day) if one.branch_on(LAST)]
        for person in story.some(people, len(people) * 7 // 8):
            community, district = story.dice.choice(_COMMUNITIES)
            yield CommunityRegistration(
                member=person.member, district=district, community=community, since=day
            )


def _for_residents(story: Story) -> None:
    story.write(PracticalThing, [
        PracticalThing(
            organization=story.organizations[BRANCHES[place % 6]], title=title,
            undertaken_on=date.fromisoformat(begun), done_on=date.fromisoformat(done) if done else None,
        )
        for place, (begun, done, title) in enumerate(_THINGS)
    ])  # fmt: skip
    story.write(ResidentService, [
        ResidentService(
            organization=story.organizations[BRANCHES[place % 6]], topic=topic, people=people,
            served_on=date.fromisoformat(day),
        )
        for place, (day, people, topic) in enumerate(_SERVED)
    ])  # fmt: skip
    story.write(ComfortVisit, [
        ComfortVisit(
            organization=story.organizations[above(visited)], recipients=who, people=people,
            amount_fen=fen, visited_on=visited,
        )
        for day, who, people, fen in _COMFORTED for visited in (date.fromisoformat(day),)
    ])  # fmt: skip
