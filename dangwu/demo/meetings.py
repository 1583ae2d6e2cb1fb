"""The branches' routine, month by month: 三会一课, Party days, study; with the faults of 2020."""

from __future__ import annotations

from datetime import date
from typing import Any

from dangwu.core.calendar import month_first, month_no
from dangwu.demo.careers import BRANCH_TITLES
from dangwu.demo.days import months, working
from dangwu.demo.plan import ENTERPRISE, NODES, OFFICE, branches_on
from dangwu.demo.sittings import Sittings
from dangwu.demo.story import Person, Story
from dangwu.meetings.models import Form, Meeting, MeetingKind
from dangwu.organizations.models import Kind

NATURES = {node.key: node.nature for node in NODES}
_GROUPS = tuple(node.key for node in NODES if node.kind == Kind.GROUP)
MISSED_COMMITTEE = ("trade", month_no(date(2020, 3, 1)))
"""A fault on purpose: this branch held no committee meeting in this month."""
MISSED_GENERAL_MEETING = ("stores", month_no(date(2020, 2, 1)))
"""A fault on purpose: this branch held no general meeting in the first quarter of 2020."""
_EPIDEMIC = range(month_no(date(2020, 2, 1)), month_no(date(2020, 4, 1)))
CAMPAIGN = "“转作风、勇担当、保供应”大讨论"
_STUDIES = (
    "学习党章党规", "学习习近平新时代中国特色社会主义思想", "学习党的十九大精神", "学习廉洁自律准则和纪律处分条例",
    "学习支部工作条例", "学习国家粮食安全战略", "学习党员教育管理工作条例", "学习先进典型事迹",
)  # fmt: skip
_PARTY_DAYS = (
    "重温入党誓词", "参观粮食文化陈列馆", "清扫责任街区", "走访困难群众", "观看红色影片", "过政治生日",
    "库区义务劳动", "交流学习体会",
)  # fmt: skip
_LECTURES = ("坚定理想信念", "守住管好“大国粮仓”", "遵守党的纪律", "做合格党员")
_COMMITTEE_TOPICS = (
    "研究当月支部工作",
    "研究发展党员工作",
    "分析党员思想状况",
    "安排主题党日和集中学习",
)


def build_branch_life(story: Story) -> None:
    """Write three years of the branches' meetings."""
    sittings = Sittings(story)
    for month in months():
        for key in branches_on(month_first(month)):
            _committee(story, sittings, key, month)
            _general_meeting(story, sittings, key, month)
            _party_day(story, sittings, key, month)
            _lecture(story, sittings, key, month)
            _studies(story, sittings, key, month)
            _discussions(story, sittings, key, month)
        for key in _GROUPS:
            _group(story, sittings, key, month)
    sittings.write()


def secretary(story: Story, key: str) -> Person | None:
    """Return who leads the branch; the merged one is no longer led by anybody."""
    return story.posts.get((key, "书记"))


def _officers(story: Story, key: str) -> dict[str, Any]:
    chair, recorder = secretary(story, key), story.posts.get((key, "组织委员"))
    return {
        "chair": chair.member if chair else None, "recorder": recorder.member if recorder else None
    }  # fmt: skip


def _committee(story: Story, sittings: Sittings, key: str, month: int) -> None:
    people = [story.posts[key, t] for t in BRANCH_TITLES if (key, t) in story.posts]
    if not people:
        people = story.of(key, working(month, 2))[:3]
    if (key, month) == MISSED_COMMITTEE:
        return
    day = working(month, 1 + len(key) % 4)
    sittings.convene(
        key, MeetingKind.BRANCH_COMMITTEE, day, people, _COMMITTEE_TOPICS[month % 4], faithful=True,
        studied_party_building=month % 3 == 0, **_officers(story, key),
    )  # fmt: skip


def _general_meeting(story: Story, sittings: Sittings, key: str, month: int) -> None:
    if month % 3 != 1 or (key, month) == MISSED_GENERAL_MEETING:
        return
    day = working(month, 9)
    sittings.convene(
        key, MeetingKind.GENERAL_MEETING, day, story.of(key, day), "报告支部工作、讨论支部事项",
        minutes=80, form=_form(month, Form.MEETING), **_officers(story, key),
    )  # fmt: skip


def _group(story: Story, sittings: Sittings, key: str, month: int) -> None:
    day = working(month, 12)
    if story.organizations[key].founded_on > day:
        return
    branch, number = key.rsplit("-", 1)
    count = sum(other.startswith(branch + "-") for other in _GROUPS)
    people = story.of(branch, day)[int(number) - 1 :: count]
    sittings.convene(
        key, MeetingKind.GROUP_MEETING, day, people, "组织学习、安排组内工作",
        form=_form(month, Form.MEETING),
        chair=story.posts[key, "组长"].member,
    )  # fmt: skip


def _party_day(story: Story, sittings: Sittings, key: str, month: int) -> None:
    day = working(month, 14)
    topic = "疫情防控先锋行动" if month in _EPIDEMIC else _PARTY_DAYS[(month + len(key)) % 8]
    sittings.convene(
        key, MeetingKind.PARTY_DAY, day, story.of(key, day), topic, minutes=120,
        form=_form(month, Form.ON_SITE), **_officers(story, key),
    )  # fmt: skip


def _lecture(story: Story, sittings: Sittings, key: str, month: int) -> None:
    if month % 3 != 2:
        return
    day = working(month, 16)
    teacher = secretary(story, key)
    sittings.convene(
        key, MeetingKind.LECTURE, day, story.of(key, day), _LECTURES[month // 3 % 4], minutes=90,
        form=Form.LECTURE, lecturer=teacher.member if teacher else None,
        given_by_leader=teacher is not None, **_officers(story, key),
    )  # fmt: skip


def _studies(story: Story, sittings: Sittings, key: str, month: int) -> None:
    places = (4, 11) if NATURES[key] == OFFICE else (6,) if month % 2 else (6, 17)
    if NATURES[key] not in {OFFICE, ENTERPRISE}:
        places = (7,)
    for place in places:
        _study(story, sittings, key, month, place)


def _study(story: Story, sittings: Sittings, key: str, month: int, place: int) -> Meeting:
    day = working(month, place)
    people = story.of(key, day)
    reader = story.dice.choice(people).member if story.dice.random() < 0.7 else None
    return sittings.convene(
        key, MeetingKind.BRANCH_STUDY, day, people, _STUDIES[(month + place) % 8], minutes=90,
        form=_form(month, Form.GROUP_STUDY), lead_reader=reader, **_officers(story, key),
    )  # fmt: skip


def _discussions(story: Story, sittings: Sittings, key: str, month: int) -> None:
    day = working(month, 18)
    if NATURES[key] == OFFICE and month % 3 == 0:
        seminar = sittings.convene(
            key, MeetingKind.SEMINAR, day, story.of(key, day), "围绕中心工作抓党建", minutes=100,
            form=Form.SEMINAR, **_officers(story, key),
        )  # fmt: skip
        sittings.speak(seminar, story.some(story.of(key, day), 6), "学习体会")
    if NATURES[key] in {OFFICE, ENTERPRISE} and date(2020, 4, 1) <= day and month % 2:
        held = working(month, 19)
        sittings.convene(
            key, MeetingKind.DISCUSSION, held, story.of(key, held), "如何把粮食储备管得更好",
            campaign=CAMPAIGN, minutes=100, form=Form.SEMINAR, **_officers(story, key),
        )  # fmt: skip


def _form(month: int, usual: Form) -> Form:
    """In the spring of 2020 nobody met in a room."""
    return Form.ONLINE if month in _EPIDEMIC else usual
