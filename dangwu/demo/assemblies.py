"""The leading group, the committee, and what the whole bureau held together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from dangwu.core.calendar import month_first, month_no
from dangwu.demo.careers import COMMITTEE_TITLES, leaders
from dangwu.demo.days import months, working
from dangwu.demo.meetings import NATURES, secretary
from dangwu.demo.plan import COMMITTEE_FOUNDED, OFFICE, above, branches_on
from dangwu.demo.sittings import Sittings
from dangwu.demo.story import Person, Story
from dangwu.meetings.models import (
    Form,
    Grade,
    HeartTalk,
    MeetingKind,
    MemberAppraisal,
    TalkRelation,
)  # fmt: skip
from dangwu.members.models import Post

_LIFE = ((2018, 1, 17), (2019, 1, 16), (2020, 1, 8))
"""Each branch's 组织生活会 with 民主评议 was held in January, for the year before."""
_EXPERT_MONTHS = {
    month_no(date(2018, 9, 1)),
    month_no(date(2019, 10, 1)),
    month_no(date(2020, 5, 1)),
}
_GRADES = (Grade.EXCELLENT, Grade.PASSED, Grade.BARELY)


@dataclass(frozen=True)
class _Event:
    """What many branches held together; `teacher` is a leader's place."""

    day: str
    kind: MeetingKind
    form: Form
    topic: str
    minutes: int
    teacher: int = 0


_EVENTS = (
    _Event("2018-06-29", MeetingKind.COMMEMORATION, Form.OTHER, "“七一”表彰暨歌咏活动", 120),
    _Event("2019-06-28", MeetingKind.COMMEMORATION, Form.OTHER, "“七一”表彰大会", 120),
    _Event("2020-06-28", MeetingKind.COMMEMORATION, Form.OTHER, "庆祝建党99周年“重温入党志愿书”活动", 100),
    _Event("2020-06-29", MeetingKind.COMMEMORATION, Form.MEETING, "“七一”表彰大会", 90),
    _Event("2018-06-22", MeetingKind.LECTURE, Form.LECTURE, "党组书记讲党课", 90),
    _Event("2018-09-21", MeetingKind.LECTURE, Form.LECTURE, "机关党总支书记讲党课", 80, 1),
    _Event("2019-06-21", MeetingKind.LECTURE, Form.LECTURE, "党组书记讲党课", 90),
    _Event("2019-10-18", MeetingKind.LECTURE, Form.LECTURE, "机关党总支书记讲党课", 80, 1),
    _Event("2020-05-22", MeetingKind.LECTURE, Form.LECTURE, "党组书记讲党课", 90),
    _Event("2020-06-23", MeetingKind.LECTURE, Form.INTERACTIVE, "情景党课《粮仓里的灯光》", 80, 1),
    _Event("2018-04-26", MeetingKind.WARNING_EDUCATION, Form.VIDEO, "观看警示教育片", 70),
    _Event("2019-05-23", MeetingKind.WARNING_EDUCATION, Form.VIDEO, "观看警示教育片", 70),
    _Event("2020-04-24", MeetingKind.WARNING_EDUCATION, Form.VIDEO, "观看警示教育片", 70),
    _Event("2020-06-12", MeetingKind.WARNING_EDUCATION, Form.MEETING, "通报粮食购销领域典型案例", 60),
    _Event("2019-03-27", MeetingKind.INTEGRITY_EDUCATION, Form.MEETING, "党风廉政教育报告会", 90),
    _Event("2020-03-27", MeetingKind.INTEGRITY_EDUCATION, Form.ONLINE, "线上廉政教育课", 60),
    _Event("2020-05-15", MeetingKind.INTEGRITY_EDUCATION, Form.LECTURE, "解读廉洁自律准则", 80),
    _Event("2020-06-19", MeetingKind.INTEGRITY_EDUCATION, Form.ON_SITE, "参观廉政教育基地", 120),
    _Event("2019-09-25", MeetingKind.OTHER, Form.OTHER, "“迎国庆”职工运动会", 180),
    _Event("2020-05-29", MeetingKind.OTHER, Form.OTHER, "世界粮食日宣传准备会", 60),
    _Event("2019-02-20", MeetingKind.WORK_MEETING, Form.MEETING, "年度党建工作会议", 120),
    _Event("2020-03-25", MeetingKind.WORK_MEETING, Form.MEETING, "年度党建工作会议", 110),
)  # fmt: skip


def build_assemblies(story: Story) -> None:
    """Write the meetings above the branches, and those of everybody."""
    sittings = Sittings(story)
    for month in months():
        _leading_group(story, sittings, month)
        _centre_group(story, sittings, month)
        if month_first(month) > COMMITTEE_FOUNDED:
            _committee(story, sittings, month)
    for event in _EVENTS:
        _event(story, sittings, event)
    for year, _, _ in _LIFE:
        sittings.convene(
            "leaders", MeetingKind.DEMOCRATIC_LIFE, working(year * 12, 14), leaders(story),
            "年度民主生活会", minutes=180, faithful=True, chair=leaders(story)[0].member,
        )  # fmt: skip
    _organizational_life(story, sittings)
    sittings.write()


def _leading_group(story: Story, sittings: Sittings, month: int) -> None:
    group = leaders(story)
    for place in (3, 15):
        sittings.convene(
            "leaders", MeetingKind.LEADING_GROUP, working(month, place), group, "党组会议",
            minutes=100, faithful=True, chair=group[0].member, opened_with_first_topic=True,
            studied_party_building=place == 3 and month % 2 == 0,
            studied_ideology=place == 15 and month % 3 == 1,
        )  # fmt: skip


def _centre_group(story: Story, sittings: Sittings, month: int) -> None:
    group = leaders(story)
    places = (8, 17) if month % 2 else (10,)
    for place in places:
        expert = month in _EXPERT_MONTHS and place == places[0]
        form = Form.EXPERT if expert else Form.SEMINAR if month % 3 == 2 else Form.GROUP_STUDY
        meeting = sittings.convene(
            "leaders", MeetingKind.CENTRE_GROUP, working(month, place), group, "理论学习中心组集中学习",
            minutes=150, form=form, faithful=True, chair=group[0].member,
            outside_expert=story.names.draw("男") if expert else "", lead_reader=group[1].member, guests=8,
            opened_with_first_topic=True,
        )  # fmt: skip
        if form == Form.SEMINAR:
            sittings.speak(meeting, group, "研讨发言")


def _committee(story: Story, sittings: Sittings, month: int) -> None:
    people = [story.posts["committee", title] for title in COMMITTEE_TITLES]
    sittings.convene(
        "committee", MeetingKind.COMMITTEE, working(month, 6), people, "机关党委会议", minutes=80,
        faithful=True, chair=people[0].member, studied_party_building=True,
        studied_ideology=month % 3 == 2,
    )  # fmt: skip


def _event(story: Story, sittings: Sittings, event: _Event) -> None:
    day, kind = date.fromisoformat(event.day), event.kind
    keys = [key for key in branches_on(day) if NATURES[key] == OFFICE or kind in _FOR_ALL]
    people = [person for key in keys for person in story.of(key, day)]
    if kind == MeetingKind.WORK_MEETING:
        people = [found for key in keys if (found := secretary(story, key))] + leaders(story)
    teacher = leaders(story)[event.teacher].member if kind == MeetingKind.LECTURE else None
    sittings.convene(
        above(day), kind, day, people, event.topic, minutes=event.minutes, form=event.form, place="局礼堂",
        chair=leaders(story)[1].member, lecturer=teacher, given_by_leader=teacher is not None,
        studied_party_building=kind == MeetingKind.WORK_MEETING,
    )  # fmt: skip


_FOR_ALL = {MeetingKind.COMMEMORATION, MeetingKind.WORK_MEETING}


def _organizational_life(story: Story, sittings: Sittings) -> None:
    appraisals: list[MemberAppraisal] = []
    for parts in _LIFE:
        for number, key in enumerate(branches_on(date(*parts))):
            day = working(month_no(date(*parts)), 5 + number)
            people = story.of(key, day)
            chair = secretary(story, key)
            sittings.convene(
                key, MeetingKind.ORGANIZATIONAL_LIFE, day, people, "年度组织生活会和民主评议党员",
                minutes=150, chair=chair.member if chair else None,
            )  # fmt: skip
            appraisals += [
                MemberAppraisal(
                    organization=story.organizations[key], member=person.member, appraised_on=day,
                    grade=story.dice.choices(_GRADES, (24, 74, 2))[0],
                )
                for person in people if person.full_on(day)
            ]  # fmt: skip
    story.write(MemberAppraisal, appraisals)


def build_talks(story: Story) -> None:
    """Write the heart-to-heart talks: mostly before the meetings of January and in June."""
    talks: list[HeartTalk] = []
    for month in months():
        weight = 6 if month % 12 == 0 else 3 if month % 12 == 5 else 1
        day = working(month, 4)
        for key in branches_on(day):
            talks += _talks(story, key, day, weight)
    story.write(HeartTalk, talks)


def _talks(story: Story, key: str, day: date, count: int) -> list[HeartTalk]:
    people = story.of(key, day)
    talker = secretary(story, key) or people[0]
    listeners = [one for one in story.some(people, count + 1) if one is not talker][:count]
    return [
        HeartTalk(
            organization=story.organizations[key], talker=talker.member, listener=one.member,
            relation=_relation(one), held_on=day, topic="思想、工作和生活情况",
        )
        for one in listeners
    ]  # fmt: skip


def _relation(listener: Person) -> TalkRelation:
    officer = any(title.endswith("委员") for title in listener.titles)
    return TalkRelation.COMMITTEE if officer else TalkRelation.COMMITTEE_MEMBER


TALKED_YEAR = 2019
NOT_ASKED = "stores"
"""The branch that kept no book of its yearly talks: a fault on purpose."""


def build_yearly_talks(story: Story) -> None:
    """Write for each branch but one that all talked with whom they should in the year."""
    first, last = date(TALKED_YEAR, 1, 1), date(TALKED_YEAR, 12, 31)
    talks: list[HeartTalk] = []
    for key in branches_on(last):
        if key == NOT_ASKED:
            continue
        people = [one for one in story.of(key, last) if one.branch_on(first) == key]
        seats = _seated(story, key, first, last)
        officers = [one for one in people if one.member.pk in seats]
        others = [one for one in people if one.member.pk not in seats]
        pairs = [(a, b, TalkRelation.COMMITTEE) for a, b in combinations(officers, 2)]
        if officers:
            pairs += [
                (officers[place % len(officers)], one, TalkRelation.COMMITTEE_MEMBER)
                for place, one in enumerate(others)
            ]
        pairs += [(a, b, TalkRelation.MEMBERS) for a, b in pairwise([*others, *others[:1]])]
        talks += [
            HeartTalk(
                organization=story.organizations[key], talker=a.member, listener=b.member,
                relation=relation, held_on=working(TALKED_YEAR * 12 + 9 + place % 3, place % 15),
                topic="主题教育谈心谈话",
            )
            for place, (a, b, relation) in enumerate(pairs)
            if a is not b
        ]  # fmt: skip
    story.write(HeartTalk, talks)


def _seated(story: Story, key: str, first: date, last: date) -> set[int]:
    """Return who sat on the branch's committee on both days, by the posts that were written."""
    held = Post.objects.using(story.alias).filter(organization=story.organizations[key].pk)
    on_both = [
        set(held.filter(since__lte=day, until__gt=day).values_list("member", flat=True))
        for day in (first, last)
    ]
    return on_both[0] & on_both[1]
