"""To which day an extended probation runs, and what follows a correction."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from dangwu.admissions import changes, corrections
from dangwu.admissions.choices import Purpose, Result
from dangwu.admissions.models import Applicant, Step, Vote
from dangwu.organizations.models import Organization
from tests.examples import Example, load

TODAY = date(2022, 6, 30)


@pytest.fixture
def applicant(db: None) -> Applicant:
    load(Example("", Path(), {}))
    where = Organization.objects.get(pk=3)
    made = Applicant.objects.create(
        organization=where, name="舒窈", sex="女", birth_no=19960203, education="大学本科"
    )
    for number, day in ((1, date(2018, 1, 10)), (3, date(2018, 7, 10)), (7, date(2019, 7, 10)),
                        (15, date(2020, 2, 29))):  # fmt: skip
        Step.objects.create(organization=where, applicant=made, number=number, done_on=day)
    return made


def extend(applicant: Applicant, held_on: date, months: int, **more: Any) -> Vote:
    return changes.vote(
        applicant=applicant, purpose=Purpose.CONFIRM, held_on=held_on, eligible=5, present=5,
        in_favour=5, result=Result.EXTENDED, extended_months=months, today=TODAY, **more,
    )  # fmt: skip


def test_from_the_first_end_and_then_month_after_month(applicant: Applicant) -> None:
    first = extend(applicant, date(2021, 3, 5), 6)
    second = extend(applicant, date(2021, 9, 5), 6)

    assert first.extended_to == date(2021, 8, 28)
    assert second.extended_to == date(2022, 2, 28)


def test_without_months_or_a_meeting_there_is_no_day(applicant: Applicant) -> None:
    assert extend(applicant, date(2021, 3, 5), 0).extended_to is None
    Step.objects.filter(number=15).update(done_on=date(2014, 1, 1))
    assert extend(applicant, date(2021, 3, 6), 6).extended_to is None  # before the edition of 2014
    Step.objects.filter(number=15).delete()
    assert extend(applicant, date(2021, 3, 7), 6).extended_to is None


def test_a_corrected_meeting_moves_it(applicant: Applicant) -> None:
    vote = extend(applicant, date(2021, 3, 5), 6)

    corrections.correct_step(
        Step.objects.get(number=15), done_on=date(2020, 3, 1), by=None, by_post="", paper="",
        reason="会议记录是三月一日", today=TODAY,
    )  # fmt: skip

    vote.refresh_from_db()
    assert vote.extended_to == date(2021, 9, 1)


def test_a_corrected_vote_moves_it_or_takes_it_away(applicant: Applicant) -> None:
    vote = extend(applicant, date(2021, 3, 5), 6)
    kept = {"present": 5, "written": 0, "in_favour": 5, "against": 0, "abstained": 0, "eligible": 5}

    corrections.correct_paper(vote, **kept, extended_months=12, reason="更正", today=TODAY)
    vote.refresh_from_db()
    assert vote.extended_to == date(2022, 2, 28)

    corrections.correct_paper(vote, **kept, result=Result.CONFIRMED, reason="更正", today=TODAY)
    vote.refresh_from_db()
    assert vote.extended_to is None


def test_an_upgrade_fills_it_in(applicant: Applicant) -> None:
    extend(applicant, date(2021, 3, 5), 6)
    extend(applicant, date(2021, 9, 5), 6)
    extend(applicant, date(2022, 3, 5), 0)
    Vote.objects.update(extended_to=None)

    import_module("dangwu.admissions.migrations.0004_extended_to").fill(apps, None)

    days = Vote.objects.order_by("held_on").values_list("extended_to", flat=True)
    assert list(days) == [date(2021, 8, 28), date(2022, 2, 28), None]
