"""What a meeting of each kind usually is: its form, its length, how its topic reads.

Habits that spare typing, no requirements: everything can be changed on the form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dangwu.meetings.models import Form, MeetingKind


@dataclass(frozen=True, slots=True)
class Pattern:
    """The usual form, length in minutes and topic of a kind of meeting."""

    form: Form
    minutes_long: int
    topic: str

    def topic_of(self, day: date) -> str:
        """Return the usual topic on a day: 6月主题党日."""
        return self.topic.format(year=day.year, month=day.month)


_USUAL = Pattern(Form.MEETING, 60, "")
PATTERNS: Mapping[str, Pattern] = {
    MeetingKind.GENERAL_MEETING: Pattern(Form.MEETING, 90, "{month}月支部党员大会"),
    MeetingKind.BRANCH_COMMITTEE: Pattern(Form.MEETING, 60, "{month}月支部委员会会议"),
    MeetingKind.GROUP_MEETING: Pattern(Form.MEETING, 60, "{month}月党小组会"),
    MeetingKind.LECTURE: Pattern(Form.LECTURE, 90, "{month}月党课"),
    MeetingKind.PARTY_DAY: Pattern(Form.OTHER, 90, "{month}月主题党日"),
    MeetingKind.ORGANIZATIONAL_LIFE: Pattern(Form.MEETING, 180, "{year}年度组织生活会"),
    MeetingKind.DEMOCRATIC_LIFE: Pattern(Form.MEETING, 240, "{year}年度民主生活会"),
    MeetingKind.CENTRE_GROUP: Pattern(Form.GROUP_STUDY, 120, "{month}月理论学习中心组学习"),
    MeetingKind.BRANCH_STUDY: Pattern(Form.GROUP_STUDY, 60, "{month}月集中学习"),
    MeetingKind.SEMINAR: Pattern(Form.SEMINAR, 120, "{month}月专题研讨"),
    MeetingKind.DISCUSSION: Pattern(Form.SEMINAR, 90, ""),
    MeetingKind.COMMITTEE: Pattern(Form.MEETING, 90, "{month}月党委会"),
    MeetingKind.LEADING_GROUP: Pattern(Form.MEETING, 90, "{month}月党组会"),
    MeetingKind.COMMEMORATION: Pattern(Form.OTHER, 120, "{year}年“七一”建党纪念活动"),
    MeetingKind.WARNING_EDUCATION: Pattern(Form.VIDEO, 90, "{month}月警示教育"),
    MeetingKind.INTEGRITY_EDUCATION: Pattern(Form.GROUP_STUDY, 90, "{month}月廉政教育"),
}


def pattern(kind: str) -> Pattern:
    """Return what a meeting of the kind usually is."""
    return PATTERNS.get(kind, _USUAL)
