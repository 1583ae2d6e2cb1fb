"""Faults of organizational life in 2019: meetings under another head, lists, talks, hours."""

from __future__ import annotations

from datetime import date

from django.db.models import F

from dangwu.core.calendar import month_last
from dangwu.demo.careers import leaders
from dangwu.demo.faults import breaks, rows
from dangwu.demo.story import Story
from dangwu.meetings.models import Attendance, Meeting, MeetingKind, MemberAppraisal, Presence
from dangwu.organizations.models import LocalRule

_YEAR = (date(2019, 1, 1), date(2019, 12, 31))
_OTHER = MeetingKind.SEMINAR


def _rename(story: Story, home: str, kind: MeetingKind, span: tuple[date, date]) -> None:
    """Enter the meetings of a kind as another: the kind that was due is missing then."""
    held = rows(story, Meeting).filter(
        organization=story.organizations[home].pk, kind=kind, held_on__range=span
    )
    held.update(kind=_OTHER)


def _month(number: int) -> tuple[date, date]:
    first = date(2019, number, 1)
    return first, month_last(2019 * 12 + number - 1)


@breaks("中心组学习缺季")
def _no_centre_group(story: Story) -> None:
    _rename(story, "leaders", MeetingKind.CENTRE_GROUP, (date(2019, 7, 1), date(2019, 9, 30)))


@breaks("主题党日缺月")
def _no_theme_day(story: Story) -> None:
    _rename(story, "office2", MeetingKind.PARTY_DAY, _month(5))


@breaks("党小组会缺月")
def _no_group_meeting(story: Story) -> None:
    _rename(story, "depot-1", MeetingKind.GROUP_MEETING, _month(4))


@breaks("组织生活会缺年")
def _no_organizational_life(story: Story) -> None:
    _rename(story, "depot", MeetingKind.ORGANIZATIONAL_LIFE, _YEAR)


@breaks("民主评议缺年")
def _no_appraisal(story: Story) -> None:
    home = story.organizations["trade"].pk
    rows(story, MemberAppraisal).filter(organization=home, appraised_on__range=_YEAR).delete()


@breaks("书记未讲党课")
def _no_lecture(story: Story) -> None:
    home = story.organizations["stores"].pk
    lectures = rows(story, Meeting).filter(kind=MeetingKind.LECTURE, held_on__range=_YEAR)
    lectures.filter(organization=home).update(lecturer=None)


@breaks("到会名单与人数不符")
def _list_and_number_differ(story: Story) -> None:
    home = story.organizations["office1"].pk
    on_list = rows(story, Attendance).filter(
        meeting__organization=home, meeting__held_on__range=_month(6),
        meeting__kind=MeetingKind.PARTY_DAY, state=Presence.PRESENT,
    )  # fmt: skip
    first = on_list.first()
    rows(story, Attendance).filter(pk=first.pk if first else 0).update(
        state=Presence.EXCUSED, as_ordinary_member=False
    )


@breaks("未过双重组织生活")
def _leader_away(story: Story) -> None:
    leader = leaders(story)[2]
    came = rows(story, Attendance).filter(
        member=leader.member, state=Presence.PRESENT, meeting__held_on__range=_YEAR,
        meeting__organization__kind__in=("党支部", "党小组"),
    )  # fmt: skip
    meetings = list(came.values_list("meeting", flat=True))
    came.update(state=Presence.ABSENT, as_ordinary_member=False)
    rows(story, Meeting).filter(pk__in=meetings).update(
        present=F("present") - 1, absent=F("absent") + 1
    )


@breaks("党课缺期")
def _own_rule_for_lectures(story: Story) -> None:
    """A branch whose own rule asks for a lecture each quarter, and that held none in the second."""
    _rename(story, "stores", MeetingKind.LECTURE, (date(2019, 4, 1), date(2019, 6, 30)))
    home = story.organizations["stores"]
    story.write(LocalRule, [
        LocalRule(
            organization=home, rule="lecture_months", value=3, since=date(2019, 1, 1),
            instrument="应急物资公司党支部党课制度", article="第二条", confirmed=True,
            reason="支部党员大会通过", officer="党务干事", entered_on=date(2018, 12, 26),
        )
    ])  # fmt: skip
