"""Puts cases of admissions into the tables that hold the records of the room, in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import models

from dangwu.admissions.case_reading import Case, Line, each
from dangwu.admissions.case_words import (
    approver_kind,
    homes,
    paper_kind,
    passed,
    result_of,
    sources,
    step_of_document,
)
from dangwu.admissions.choices import Purpose, Result
from dangwu.admissions.models import (
    Applicant,
    Approval,
    ArchivedPaper,
    Contact,
    Opinion,
    PoliticalReview,
    Prereview,
    Review,
    Sponsor,
    Step,
    Vote,
)
from dangwu.admissions.papers import CandidateTraining, MissingPaper, Probation
from dangwu.core.calendar import add_months
from dangwu.core.value import Cell
from dangwu.members.models import Member, RightsSuspension
from dangwu.organizations.cases import Cases

BEGINNING, EARLY = "1900-01-01", "1921-07-23"
_NOBODY = "该同志"
_RECEIVE, _CONFIRM = Purpose.RECEIVE.value, Purpose.CONFIRM.value
_RECEIVED, _EXTENDED = Result.RECEIVED.value, Result.EXTENDED.value
_MOST_MONTHS = 1200
_CONFIRMED = {"", Result.CONFIRMED.value}
_ARCHIVE = 25
"""Where a paper of no known step is missed."""
_TABLES: dict[type[models.Model], tuple[str, ...]] = {
    Applicant: ("id", "organization_id", "name", "birth_no"),
    Step: ("id", "organization_id", "applicant_id", "number", "done_on"),
    Member: ("id", "name", "confirmed_on"),
    RightsSuspension: ("member_id", "since"),
    Contact: ("applicant_id", "member_id", "since"),
    Sponsor: ("applicant_id", "member_id", "named_on"),
    Review: ("applicant_id", "step", "reviewed_on"),
    Opinion: ("applicant_id", "source", "heard_on"),
    PoliticalReview: ("applicant_id", "concluded_on", "conclusion", "floating"),
    CandidateTraining: ("applicant_id", "ended_on", "days", "hours"),
    Prereview: ("applicant_id", "reviewed_on", "result", "planned_leave_on"),
    Vote: ("applicant_id", "purpose", "held_on", "eligible", "present", "written", "in_favour",
           "against", "abstained", "written_late", "present_probationary", "secret", "result",
           "extended_months", "extended_to"),
    Approval: ("applicant_id", "purpose", "approver_kind", "reported_on", "approved_on",
               "time_extended"),
    Probation: ("applicant_id", "began_on", "ends_on", "party_age_from", "transferred_in",
                "deferred"),
    MissingPaper: ("applicant_id", "step", "paper", "noted_on"),
    ArchivedPaper: ("applicant_id", "kind", "archived_on"),
}  # fmt: skip
Row = tuple[Cell, ...]


class Records:
    """The rows of all cases, by table; `probation_months` is the rule's number."""

    def __init__(self, probation_months: int) -> None:
        self.rows: dict[type[models.Model], list[Row]] = defaultdict(list)
        self.as_of: dict[int, date] = {}
        self._probation = probation_months
        self._people = 0
        self._days: set[str] = {BEGINNING}

    def put(self, cases: Cases) -> None:
        """Put all rows into the tables in memory."""
        for model, columns in _TABLES.items():
            rows: Iterable[Row] = self.rows[model]
            if "id" in columns:
                cases.add(model, columns, rows, ())
            else:
                numbered = ((number, *row) for number, row in enumerate(rows, 1))
                cases.add(model, ("id", *columns), numbered, ())
        cases.engine.days.update(map(date.fromisoformat, self._days))
        cases.judged_on(self.as_of)
        cases.engine.index("admissions_step", ("number", "applicant_id", "done_on", "passed"))
        cases.engine.index("admissions_step", ("applicant_id", "number", "done_on", "passed"))

    def add(self, place: int, case: Case) -> None:
        """Record one case as applicant number `place`."""
        line = case.line
        birth = case.day("birth", line.get("birth"))
        name = str(line.get("name") or _NOBODY)
        birth_no = int(birth.replace("-", "")) if birth else None
        self.rows[Applicant].append((place, place, name, birth_no))
        self.rows[Step] += [
            (place * 32 + number, place, place, number, day) for number, day in case.days.items()
        ]
        if as_of := case.day("as_of", line.get("as_of")):
            self.as_of[place] = date.fromisoformat(as_of)
        self._company(place, case)
        self._examination(place, case)
        self._decisions(place, case)
        self._papers(place, case)
        self._days |= case.told

    def _company(self, place: int, case: Case) -> None:
        contacts = case.items("contacts", "contacts_1_2", "contact_full_member") or []
        for one in each(contacts):
            row = (place, self._person(case, "contacts", one), case.days.get(5))
            self.rows[Contact].append(row)
        sponsors = case.items("sponsors", "sponsors_2", "sponsor_full_member", "sponsor_rights")
        for one in each(sponsors or []):
            row = (place, self._person(case, "sponsors", one), case.days.get(9))
            self.rows[Sponsor].append(row)

    def _person(self, case: Case, where: str, one: Line) -> int | None:
        """Return the number of a member; None where nothing is said of what she is."""
        full = case.yes(f"{where}.full_member", one.get("full_member"))
        suspended = case.yes(f"{where}.rights_suspended", one.get("rights_suspended"))
        if full is None and not suspended:
            return None
        self._people += 1
        name = str(one.get("name") or "（未写姓名）")
        self.rows[Member].append((self._people, name, None if full is False else EARLY))
        if suspended:
            self.rows[RightsSuspension].append((self._people, EARLY))
        return self._people

    def _examination(self, place: int, case: Case) -> None:
        days = case.days
        for value in case.items("reviews", "review_gap_6_months") or []:
            reviewed = case.day("reviews", value.get("date") if isinstance(value, dict) else value)
            if reviewed is None:
                case.unjudged.add("review_gap_6_months")
            else:
                self.rows[Review].append((place, 6, reviewed))
        for value in case.items("opinions_heard", "opinions_4") or []:
            self.rows[Opinion] += [(place, source, days.get(7)) for source in sources(str(value))]
        self._political(place, case)
        if training := case.part("training"):
            length = [case.whole(f"training.{key}", training.get(key)) for key in ("days", "hours")]
            self.rows[CandidateTraining].append((place, days.get(11), *length))
        if prereview := case.part("prereview"):
            leave = case.day("prereview.planned_leave", prereview.get("planned_leave"))
            result = passed(str(prereview["result"])) if "result" in prereview else None
            self.rows[Prereview].append((place, days.get(13), result, leave))

    def _political(self, place: int, case: Case) -> None:
        if not (review := case.part("political_review")):
            return
        floating = case.yes("political_review.floating", review.get("floating"))
        conclusion = passed(str(review["conclusion"])) if "conclusion" in review else None
        concluded = case.days.get(10)
        self.rows[PoliticalReview].append((place, concluded, conclusion, bool(floating)))
        opinions = review.get("opinions")
        if not isinstance(opinions, list | tuple):
            if opinions is not None or floating:
                case.faults.append("political_review.opinions 应写成 […]。")
            case.unjudged.add("floating_opinions")
            return
        told = [source for value in opinions for source in homes(str(value))]
        self.rows[Opinion] += [(place, source, concluded) for source in told]

    def _decisions(self, place: int, case: Case) -> None:
        conversion = case.part("conversion")
        result = result_of(str(conversion.get("result")))
        extensions = self._extensions(case)
        votes = _by_step(case)
        if 15 in votes:
            row = self._vote(case, votes[15], 15)
            self.rows[Vote].append((place, _RECEIVE, case.days.get(15), *row,
                                    _RECEIVED, 0, None))  # fmt: skip
        own = [one for one in extensions if one[0] == case.days.get(23)]
        extended = own[0] if own and result == _EXTENDED else None
        final = "" if result == _EXTENDED else result
        if 23 in votes or final:
            row = self._vote(case, votes.get(23, {}), 23)
            said = (_EXTENDED, *extended[1:]) if extended else (final, 0, None)
            held = case.days.get(23)
            self.rows[Vote].append((place, _CONFIRM, held, *row, *said))
            extensions = [one for one in extensions if one is not extended]
        empty = (None,) * 9
        for held, months, until in extensions:
            self.rows[Vote].append((place, _CONFIRM, held, *empty,
                                    _EXTENDED, months, until))  # fmt: skip
        self._probation_row(place, case, conversion)
        self._approvals(place, case)

    def _extensions(self, case: Case) -> list[tuple[str, int | None, str | None]]:
        """Return each extension: when decided, its months, and to when; in order."""
        found = []
        for one in each(case.items("extensions") or []):
            decided = case.day("extensions.decided_on", one.get("decided_on"))
            months = case.whole("extensions.months", one.get("months"))
            found.append((decided or case.days.get(15) or BEGINNING, months))
        found.sort(key=lambda one: one[0])
        admitted = case.days.get(15)
        until = add_months(date.fromisoformat(admitted), self._probation) if admitted else None
        known: list[tuple[str, int | None, str | None]] = []
        for decided, months in found:
            until = _later(until, months)
            known.append((decided, months, until.isoformat() if until else None))
        return known

    def _vote(self, case: Case, vote: Line, step: int) -> Row:
        def number(key: str) -> int | None:
            return case.whole(f"votes.{step}.{key}", vote.get(key))

        written, agree = number("written_before") or 0, number("agree")
        return (
            number("should"), number("present"), written,
            None if agree is None else agree + written, number("against"), number("abstain"),
            number("written_late") or 0, number("present_probationary") or 0,
            case.yes(f"votes.{step}.secret", vote.get("secret")),
        )  # fmt: skip

    def _probation_row(self, place: int, case: Case, conversion: Line) -> None:
        probation = case.part("probation")
        if not probation and not conversion:
            return
        self.rows[Probation].append((
            place, case.day("probation.start", probation.get("start")),
            case.day("probation.end", probation.get("end")),
            case.day("conversion.party_age_from", conversion.get("party_age_from"))
            if result_of(str(conversion.get("result"))) in _CONFIRMED else None,
            _told(case, conversion, "transferred_in"), _told(case, conversion, "deferred"),
        ))  # fmt: skip

    def _approvals(self, place: int, case: Case) -> None:
        approval = case.part("approval")
        if not approval:
            return
        extended = bool(_told(case, approval, "extension_approved"))
        kind = approver_kind(str(approval.get("approver")))
        for purpose, key, step, by in (
            (_RECEIVE, "15_reported", 17, kind), (_CONFIRM, "23_reported", 24, ""),
        ):  # fmt: skip
            reported = case.day(f"approval.{key}", approval.get(key))
            decided = case.days.get(step)
            self.rows[Approval].append((place, purpose, by, reported, decided, extended))

    def _papers(self, place: int, case: Case) -> None:
        for value in case.items("materials_missing") or []:
            step, paper = _missing(value)
            self.rows[MissingPaper].append((place, step or _ARCHIVE, paper, BEGINNING))
        for value in case.items("archived", "archive_5") or []:
            kind = paper_kind(str(value))
            if kind is not None:
                self.rows[ArchivedPaper].append((place, kind, case.days.get(25)))


def _later(until: date | None, months: int | None) -> date | None:
    """Return the day some months later; None where it lies outside every calendar."""
    if until is None or months is None or abs(months) > _MOST_MONTHS:
        return None
    return add_months(until, months)


def _by_step(case: Case) -> dict[int, Line]:
    found: dict[int, Line] = {}
    for key, vote in case.part("votes").items():
        step = step_of_document(str(key))
        if step not in {15, 23}:
            case.faults.append(f"votes：“{key}”不是表决的步骤，应为“15”或“23”。")
        elif isinstance(vote, dict):
            found[step] = vote
        elif vote is not None:
            case.faults.append(f"votes.{key} 应写成 {{…}}。")
    return found


def _told(case: Case, part: Line, key: str) -> bool:
    """Return whether something is so: true, a number of months, or the day from which it is."""
    value = part.get(key)
    if isinstance(value, str) and value[:4].isdigit():
        return True
    if isinstance(value, int) and not isinstance(value, bool):
        return value > 0
    return bool(case.yes(key, value))


def _missing(value: object) -> tuple[int | None, str]:
    if isinstance(value, dict):
        words = [
            str(value[key]) for key in ("document", "name", "paper", "material") if key in value
        ]
        step = value.get("step")
        place = step_of_document(str(step)) if step is not None else None
        return place or step_of_document("".join(words)), "".join(words) or f"第{step}步材料"
    return step_of_document(str(value)), str(value)
