"""Writes the dossiers: applicants, their steps, and the paper that each step leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import models

from dangwu.admissions.choices import (
    Conclusion,
    OpinionSource,
    PaperKind,
    Purpose,
    Result,
)
from dangwu.admissions.models import (
    Applicant,
    ApplicantMove,
    Approval,
    ArchivedPaper,
    Contact,
    Notice,
    Opinion,
    PoliticalReview,
    Prereview,
    Review,
    Sponsor,
    Step,
    Vote,
)
from dangwu.admissions.papers import CandidateTraining
from dangwu.core.calendar import add_months, add_years, day_no
from dangwu.demo.days import LAST
from dangwu.demo.dossiers import COURSE_DAYS, Dossier, dossiers
from dangwu.demo.meetings import secretary
from dangwu.demo.plan import COMMITTEE_FOUNDED
from dangwu.demo.sittings import Sittings
from dangwu.demo.story import Person, Story
from dangwu.meetings.models import Form, MeetingKind
from dangwu.members.models import Education, Sex
from dangwu.organizations.models import FOREVER

_TALKS = {2: "书记", 16: "组织员"}
_OPINIONS = (
    OpinionSource.GROUP, OpinionSource.CONTACT, OpinionSource.MEMBERS, OpinionSource.PUBLIC,
)  # fmt: skip
_REVIEW_MONTHS = 5


def build_admissions(story: Story) -> None:
    """Write every dossier; its votes are taken at general meetings of the branch."""
    sittings = Sittings(story)
    known = dossiers()
    people = [_applicant(story, number, one) for number, one in enumerate(known)]
    story.write(Applicant, people)
    papers: dict[type[models.Model], list[models.Model]] = {}
    for dossier, applicant in zip(known, people, strict=True):
        story.applicants.append((dossier, applicant))
        for paper in _papers(story, sittings, dossier, applicant):
            papers.setdefault(type(paper), []).append(paper)
    sittings.write()
    for model, rows in papers.items():
        story.write(model, rows)


def _applicant(story: Story, number: int, dossier: Dossier) -> Applicant:
    dice = story.dice
    person = _received(story, dossier)
    sex = Sex.FEMALE if dice.random() < 0.4 else Sex.MALE
    drawn = {
        "name": story.names.draw(sex), "sex": sex,
        "birth_no": day_no(add_years(LAST, -dice.randint(24, 39)) - timedelta(dice.randint(0, 364))),
        "nationality": "汉族", "staff_no": f"YL9{number:04d}",
        "education": dice.choice((Education.UNIVERSITY, Education.UNIVERSITY, Education.COLLEGE)),
    }  # fmt: skip
    if person:
        drawn = {name: getattr(person.member, name) for name in drawn}
    return Applicant(
        organization=story.organizations[dossier.branch], stopped_on=dossier.stopped or FOREVER,
        form_no=f"ZYS{number + 20170:06d}" if 14 in dossier.days else "",
        member=person.member if person else None, **drawn,
    )  # fmt: skip


def _received(story: Story, dossier: Dossier) -> Person | None:
    if dossier.admitted is None:
        return None
    return next(
        person for person in story.people
        if person.member.admitted_on == dossier.admitted
        and person.stays[0].branch == dossier.branch and person.stays[0].since == dossier.admitted
    )  # fmt: skip


def _papers(
    story: Story, sittings: Sittings, dossier: Dossier, applicant: Applicant
) -> Iterator[models.Model]:
    yield from _steps(story, dossier, applicant)
    if dossier.came:
        origin, day = dossier.came
        yield ApplicantMove(
            applicant=applicant, origin=story.organizations[origin],
            target=story.organizations[dossier.branch], moved_on=day,
        )  # fmt: skip
    yield from _company(story, dossier, applicant)
    yield from _reviews(dossier, applicant)
    yield from _examination(dossier, applicant)
    for purpose, vote, approval in ((Purpose.RECEIVE, 15, 17), (Purpose.CONFIRM, 23, 24)):
        if vote in dossier.days:
            held = dossier.days[vote]
            yield _vote(story, sittings, dossier, applicant, held_on=held, purpose=purpose)
            approved = dossier.days.get(approval)
            yield from _decision(story, applicant, purpose, held_on=held, approved_on=approved)
    if archived := dossier.days.get(25):
        for kind in PaperKind:
            yield ArchivedPaper(applicant=applicant, kind=kind, archived_on=archived)


def _steps(story: Story, dossier: Dossier, applicant: Applicant) -> Iterator[Step]:
    organizer = story.posts["committee", "组织委员"]
    for number, day in sorted(dossier.days.items()):
        branch = dossier.branch_on(day)
        by = {2: secretary(story, branch), 16: organizer}.get(number)
        yield Step(
            organization=story.organizations[branch], applicant=applicant, number=number,
            done_on=day, by=by.member if by else None, by_post=_TALKS.get(number, ""),
        )  # fmt: skip


def _full(story: Story, dossier: Dossier, day: date, applicant: Applicant) -> list[Person]:
    people = story.of(dossier.branch, day)
    return [one for one in people if one.full_on(day) and one.member is not applicant.member]


def _company(story: Story, dossier: Dossier, applicant: Applicant) -> Iterator[models.Model]:
    """Those who accompany her: one or two contacts, two sponsors."""
    if not (named := dossier.days.get(5)):
        return
    count = story.dice.randint(1, 2)
    people = story.some(_full(story, dossier, named, applicant), 2)
    for person in people[:count]:
        until = dossier.stopped or dossier.days.get(15) or FOREVER
        yield Contact(applicant=applicant, member=person.member, since=named, until=until)
    if named := dossier.days.get(9):
        for person in story.some(_full(story, dossier, named, applicant), 2):
            yield Sponsor(applicant=applicant, member=person.member, named_on=named)


def _reviews(dossier: Dossier, applicant: Applicant) -> Iterator[Review]:
    end = dossier.stopped or LAST
    for step, first, last in ((6, 3, 12), (21, 15, 24)):
        if first not in dossier.days:
            continue
        day = add_months(dossier.days[first], _REVIEW_MONTHS)
        while day <= min(dossier.days.get(last, end), end):
            yield Review(
                applicant=applicant,
                step=step,
                reviewed_on=day,
                opinion="表现良好，同意继续培养考察。",
            )
            day = add_months(day, _REVIEW_MONTHS)


def _examination(dossier: Dossier, applicant: Applicant) -> Iterator[models.Model]:
    if candidate := dossier.days.get(7):
        for source in _OPINIONS:
            yield Opinion(
                applicant=applicant, source=source, heard_on=candidate - timedelta(days=6)
            )
    if concluded := dossier.days.get(10):
        yield PoliticalReview(
            applicant=applicant, concluded_on=concluded, conclusion=Conclusion.PASSED
        )
    if trained := dossier.days.get(11):
        yield CandidateTraining(
            applicant=applicant, began_on=trained - timedelta(days=COURSE_DAYS - 1),
            ended_on=trained, days=COURSE_DAYS,
        )  # fmt: skip
    if reviewed := dossier.days.get(13):
        yield Prereview(
            applicant=applicant, reviewed_on=reviewed, result=Conclusion.PASSED,
            notified_on=reviewed + timedelta(days=2),
        )  # fmt: skip


def _vote(
    story: Story, sittings: Sittings, dossier: Dossier, applicant: Applicant, *, held_on: date,
    purpose: Purpose,
) -> Vote:  # fmt: skip
    voters = _full(story, dossier, held_on, applicant)
    chair = secretary(story, dossier.branch)
    meeting = sittings.convene(
        dossier.branch, MeetingKind.GENERAL_MEETING, held_on, voters,
        f"讨论{applicant.name}同志{purpose.label}事项", minutes=70, form=Form.MEETING, faithful=True,
        chair=chair.member if chair else None,
    )  # fmt: skip
    written = min(2, meeting.excused)
    against = int(story.dice.random() < 0.15)
    return Vote(
        applicant=applicant, purpose=purpose, meeting=meeting, held_on=held_on,
        secret=True, eligible=meeting.expected, present=meeting.present, written=written, against=against,
        in_favour=meeting.present + written - against,
        result=Result.RECEIVED if purpose == Purpose.RECEIVE else Result.CONFIRMED,
    )  # fmt: skip


def _decision(
    story: Story, applicant: Applicant, purpose: Purpose, *, held_on: date, approved_on: date | None
) -> Iterator[models.Model]:
    yield Notice(
        applicant=applicant, purpose=purpose, posted_on=held_on - timedelta(days=9),
        ended_on=held_on - timedelta(days=2),
    )  # fmt: skip
    own = approved_on is not None and approved_on >= COMMITTEE_FOUNDED
    result = Result.RECEIVED if purpose == Purpose.RECEIVE else Result.CONFIRMED
    yield Approval(
        applicant=applicant, purpose=purpose, approved_on=approved_on,
        approver=story.organizations["committee"] if own else None,
        reported_on=held_on + timedelta(days=2), result=result if approved_on else "",
    )  # fmt: skip
