"""What the checks found at each month's end, and one finding that the officer has waived."""

from __future__ import annotations

from collections import Counter
from datetime import date

from dangwu.accounts.rights import Role
from dangwu.catalogue.checks_reading import checks
from dangwu.core.finding import Finding
from dangwu.core.scope import Scope
from dangwu.demo.days import LAST
from dangwu.demo.logins import FIXED_DAY
from dangwu.demo.story import Story
from dangwu.engine.django_engine import DjangoEngine
from dangwu.findings.counting import Count, note
from dangwu.findings.models import WaivedFinding
from dangwu.findings.span import to_date
from dangwu.organizations.local import judge

LOOKED = (
    date(2020, 1, 31), date(2020, 2, 29), date(2020, 3, 31), date(2020, 4, 30), date(2020, 5, 31),
    LAST, FIXED_DAY,
)  # fmt: skip
"""The days on which somebody ran the checks."""
_WAIVED, _SINCE, _UNTIL = "任务逾期未完成", date(2020, 6, 8), date(2020, 10, 1)
_REASON = "受疫情影响，局党组6月5日会议同意延到9月底完成"


def build_counts(story: Story) -> None:
    """Count each day's findings as the checks tell them, and waive the task that is late."""
    top = story.organizations["bureau"]
    found: list[Finding] = []
    for day in LOOKED:
        found = _look(story, Scope(top.pk, top.document_name), day)
    late = next((one for one in found if one.check == _WAIVED), None)
    if late is not None:
        story.write(WaivedFinding, [
            WaivedFinding(
                organization_id=late.organization_id, check_name=late.check, evidence=late.model,
                record_id=late.record_id, found=late.found, since=_SINCE, until=_UNTIL,
                reason=_REASON, waived_by=Role.OFFICER.label,
            )
        ])  # fmt: skip


def _look(story: Story, scope: Scope, day: date) -> list[Finding]:
    """Run the checks as of a day, count what they found, and return it."""
    period = to_date(scope.organization_id, day)
    outcome = judge(DjangoEngine(story.alias), scope, period)
    blind = {one.check for one in outcome.unjudged}
    number = Counter(one.check for one in outcome.findings)
    note(
        scope.organization_id, day,
        [
            Count(one.name, one.severity, number[one.name])
            for one in checks().values()
            if one.name not in blind or number[one.name]
        ],
        story.alias,
    )  # fmt: skip
    return list(outcome.findings)
