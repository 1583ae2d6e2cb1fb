"""What the dues rest on beside bases: a decided pay item, leave to pay by quarter, shares upward."""

from __future__ import annotations

from datetime import date

from dangwu.core.calendar import month_no
from dangwu.demo.days import FIRST, LAST
from dangwu.demo.plan import BRANCHES
from dangwu.demo.story import Story
from dangwu.dues.models.pay import Effect, PayItem, QuarterlyConsent, RemitRatio

_SHARES_BP = dict.fromkeys(BRANCHES, 6000) | {"committee": 4_000}
_INSTRUMENT = "云岭市直机关党费收缴管理办法"


def build_papers_of_dues(story: Story) -> None:
    """Write one decision on an item of pay, one consent, and what each sends upward."""
    first = month_no(FIRST)
    story.write(PayItem, [
        PayItem(
            organization=story.organizations["bureau"], name="防暑降温费", effect=Effect.LEFT,
            decided_by="局机关党总支", decided_on=date(2017, 7, 3), since_month=first,
        )
    ])  # fmt: skip
    away = next(one for one in story.of("retired", LAST) if not one.titles)
    story.write(QuarterlyConsent, [
        QuarterlyConsent(
            organization=story.organizations["retired"], member=away.member,
            agreed_on=date(2019, 12, 19), since_month=month_no(date(2020, 1, 1)),
            until_month=month_no(date(2020, 12, 1)), reason="随子女在外地居住",
        )
    ])  # fmt: skip
    story.write(RemitRatio, [
        RemitRatio(
            organization=story.organizations[key], ratio_bp=share, since_month=first,
            instrument=_INSTRUMENT, article="第八条", decided_by="党务干事",
        )
        for key, share in _SHARES_BP.items()
    ])  # fmt: skip
