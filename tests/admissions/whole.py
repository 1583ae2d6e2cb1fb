"""A dossier that goes the whole way by the rules, step by step, for the tests of this room."""

from __future__ import annotations

from datetime import date
from typing import Any

from dangwu.admissions import changes, company, finishing, receiving
from dangwu.admissions.choices import Conclusion, OpinionSource, PaperKind, Purpose, Result
from dangwu.admissions.models import (
    Applicant,
    ArchivedPaper,
    Contact,
    Notice,
    Opinion,
    PoliticalReview,
    Prereview,
    Review,
    Sponsor,
)
from dangwu.admissions.papers import CandidateTraining
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.cast import BRANCH, TODAY, UNIT

DAYS = {number: date.fromisoformat(day) for number, day in {
    1: "2017-01-10", 2: "2017-02-10", 3: "2017-03-01", 4: "2017-03-10", 5: "2017-03-15",
    6: "2018-02-25", 7: "2018-03-01", 8: "2018-03-10", 9: "2018-03-15", 10: "2018-04-10",
    11: "2018-05-12", 12: "2018-05-20", 13: "2018-05-28", 14: "2018-06-01", 15: "2018-06-10",
    16: "2018-06-20", 17: "2018-07-05", 18: "2018-07-10", 19: "2018-07-12", 20: "2018-07-15",
    21: "2019-05-30", 22: "2019-06-03", 23: "2019-06-12", 24: "2019-07-08", 25: "2019-07-20",
}.items()}  # fmt: skip
FULL = date(2019, 6, 10)
"""The day on which the probation is full: a year after the branch meeting."""
NAME = "梅若雪"
_HEARD = (OpinionSource.GROUP, OpinionSource.CONTACT, OpinionSource.MEMBERS, OpinionSource.PUBLIC)


def went(until: int, *, today: date = TODAY) -> Applicant:
    """Return an applicant who has passed all steps up to this one, with what each leaves."""
    applicant = changes.apply(
        organization=Organization.objects.get(pk=BRANCH), name=NAME, sex="女", birth_no=19930415,
        education="大学本科", applied_on=DAYS[1], today=today,
    )  # fmt: skip
    for number in range(2, until + 1):
        take(applicant, number, today=today)
    return applicant


def take(applicant: Applicant, number: int, *, today: date = TODAY, **fields: Any) -> None:
    """File what a step leaves, and record it."""
    day = DAYS[number]
    leave(applicant, number, day, today)
    given: dict[str, Any] = {"done_on": day, **fields}
    if number in {2, 16}:
        given |= {"by": Member.objects.get(pk=31), "by_post": "书记" if number == 2 else "组织员"}
    finishing.finish(applicant=applicant, number=number, today=today, **given)
    if number == 17:
        receiving.enrol(applicant, today=today)


def leave(applicant: Applicant, number: int, day: date, today: date = TODAY) -> None:
    """File what a step leaves in the dossier."""
    if number in {5, 9}:
        for member in (31,) if number == 5 else (31, 41):
            name(Contact if number == 5 else Sponsor, applicant, member, day)
    if number == 14:
        applicant.form_no = "ZYS000017"
        applicant.save(update_fields=["form_no"])
    for paper, fields in _LEFT.get(number, ()):
        said = {key: day if value is None else value for key, value in fields.items()}
        changes.file(paper, applicant=applicant, **said)
    decide(applicant, number, day, today)


_LEFT: dict[int, list[tuple[Any, dict[str, Any]]]] = {
    6: [(Review, {"step": 6, "reviewed_on": date(2017, 8, 20), "opinion": "按期参加学习。"}),
        (Review, {"step": 6, "reviewed_on": date(2018, 2, 10), "opinion": ""})],
    7: [(Opinion, {"source": one, "heard_on": date(2018, 2, 26)}) for one in _HEARD],
    10: [(PoliticalReview, {"concluded_on": None, "conclusion": Conclusion.PASSED})],
    11: [(CandidateTraining, {"began_on": date(2018, 5, 10), "ended_on": None, "days": 3})],
    13: [(Prereview, {"reviewed_on": None, "result": Conclusion.PASSED, "notified_on": None})],
    14: [(Notice, {"purpose": Purpose.RECEIVE, "posted_on": date(2018, 6, 1),
                   "ended_on": date(2018, 6, 8)})],
    21: [(Review, {"step": 21, "reviewed_on": date(2018, 12, 10)})],
    22: [(Notice, {"purpose": Purpose.CONFIRM, "posted_on": date(2019, 6, 3),
                   "ended_on": date(2019, 6, 11)})],
    25: [(ArchivedPaper, {"kind": kind, "archived_on": None}) for kind in PaperKind],
}  # fmt: skip
"""The papers of each step; None is the step's day."""


def decide(applicant: Applicant, number: int, day: date, today: date = TODAY) -> None:
    """Record the vote of the branch meeting, or the decision of the committee above."""
    if number in {15, 23}:
        first = number == 15
        voted(applicant, day, today=today, purpose=Purpose.RECEIVE if first else Purpose.CONFIRM,
              result=Result.RECEIVED if first else Result.CONFIRMED)  # fmt: skip
    if number in {17, 24}:
        first = number == 17
        changes.approve(
            applicant=applicant, purpose=Purpose.RECEIVE if first else Purpose.CONFIRM,
            reported_on=DAYS[15 if first else 23], approved_on=day,
            approver=Organization.objects.get(pk=UNIT + 1),
            result=Result.RECEIVED if first else Result.CONFIRMED,
        )  # fmt: skip


def voted(applicant: Applicant, day: date, **fields: Any) -> None:
    """Record a vote of the branch meeting: 9 of 11 come and agree."""
    given: dict[str, Any] = {
        "eligible": 11, "present": 9, "in_favour": 9, "secret": True, "today": TODAY, **fields,
    }  # fmt: skip
    company.vote(applicant=applicant, held_on=day, **given)


def name(paper: Any, applicant: Applicant, member: int, day: date) -> None:
    """Name a 培养联系人 or 入党介绍人."""
    what, field = ("培养联系人", "since") if paper is Contact else ("入党介绍人", "named_on")
    company.accompany(
        paper, applicant=applicant, member=Member.objects.get(pk=member), what=what, day=day,
        field=field,
    )  # fmt: skip
