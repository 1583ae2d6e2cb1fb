"""Faults of terms and elections before 2020; those of 2020 stand in dangwu.demo.elections."""

from __future__ import annotations

from datetime import date

from dangwu.demo.faults import breaks, rows
from dangwu.demo.story import Story
from dangwu.organizations.models import Election, Term


@breaks("届满未换届")
def _term_over(story: Story) -> None:
    rows(story, Term).filter(organization=story.organizations["general"].pk).update(
        began_on="2016-11-10", ends_on="2019-11-10"
    )


@breaks("提前换届未批准")
def _nine_months_early(story: Story) -> None:
    home = story.organizations["canteen"]
    story.write(Election, [
        Election(
            organization=home, term=rows(story, Term).get(organization=home),
            first_request_on=date(2018, 11, 12), first_reply_on=date(2018, 11, 20),
            second_request_on=date(2018, 12, 24), second_reply_on=date(2018, 12, 29),
            held_on=date(2019, 1, 15), reported_on=date(2019, 1, 18), eligible=12, present=12,
        )
    ])  # fmt: skip
