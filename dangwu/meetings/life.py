"""The kinds of organizational life that are owed by the month, the quarter or the year.

What each organization owes stands in the tables of this room, one a kind; the checks, the branch's
calendar and the year's table read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dangwu.meetings.imports import KINDS
from dangwu.meetings.models import MeetingKind


@dataclass(frozen=True, slots=True)
class Life:
    """One kind: as records and as people say it, its check and table, its two rules.

    `months` is the rule of how long a span is, `times` of how often in one.
    """

    kind: str
    label: str
    check: str
    table: str
    months: str
    times: str


LIVES: tuple[Life, ...] = (
    Life(MeetingKind.GENERAL_MEETING, "支部党员大会", "支部党员大会缺季", "general_meetings_owed",
         "branch_meeting_months", "branch_meeting_per_quarter"),
    Life(MeetingKind.BRANCH_COMMITTEE, "支部委员会", "支委会缺月", "committee_meetings_owed",
         "committee_meeting_months", "committee_meeting_per_month"),
    Life(MeetingKind.GROUP_MEETING, "党小组会", "党小组会缺月", "group_meetings_owed",
         "group_meeting_months", "group_meeting_per_month"),
    Life(MeetingKind.LECTURE, "党课", "党课缺期", "lectures_owed", "lecture_months",
         "lecture_times"),
    Life(MeetingKind.PARTY_DAY, "主题党日", "主题党日缺月", "theme_days_owed", "theme_day_months",
         "theme_day_per_month"),
    Life(MeetingKind.ORGANIZATIONAL_LIFE, "组织生活会", "组织生活会缺年",
         "organizational_life_owed", "organization_life_months", "organization_life_per_year"),
    Life("民主评议", "民主评议党员", "民主评议缺年", "appraisals_owed", "appraisal_months",
         "appraisal_per_year"),
)  # fmt: skip
CENTRE = Life(
    MeetingKind.CENTRE_GROUP, "中心组学习", "中心组学习缺季", "centre_groups_owed",
    "centre_group_months", "centre_group_per_quarter",
)  # fmt: skip
"""What leading groups and committees owe; no case of a branch asks it."""
BY_LABEL: Mapping[str, Life] = {one.label: one for one in LIVES}
BY_CHECK: Mapping[str, Life] = {one.check: one for one in LIVES}
ALIASES: Mapping[str, str] = {
    **{other: one.label for one in LIVES for other in KINDS.get(one.kind, ())},
    "民主评议": "民主评议党员",
    "民主评议会": "民主评议党员",
    "党员民主评议": "民主评议党员",
}
"""Other names of a kind, as ledgers have them."""
