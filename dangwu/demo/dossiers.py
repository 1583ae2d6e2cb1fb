"""The days of a dossier: from the application to the archive, by the 25 steps of 细则2014."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from dangwu.core.calendar import add_months, add_years
from dangwu.demo.days import LAST
from dangwu.demo.movements import RECEIVED

COURSES = tuple(map(date.fromisoformat, (
    "2017-07-12", "2018-01-17", "2018-07-18", "2019-01-22", "2019-07-17", "2020-03-11", "2020-06-03",
)))  # fmt: skip
"""The first days of the three-day courses for 发展对象."""
COURSE_DAYS = 3


@dataclass(frozen=True)
class Dossier:
    """One applicant's steps by number; `admitted` names the member she became, by branch and day.

    `came` is the branch that trained her before, and the day on which she left it.
    """

    branch: str
    days: dict[int, date] = field(hash=False)
    admitted: date | None = None
    stopped: date | None = None
    came: tuple[str, date] | None = None

    def branch_on(self, day: date) -> str:
        """Return the key of the branch that trained her on a day."""
        return self.came[0] if self.came and day < self.came[1] else self.branch


def _until_candidate(candidate: date, waited: int) -> dict[int, date]:
    activist = add_years(candidate, -1) - timedelta(days=waited)
    return _until_activist(activist) | {6: candidate - timedelta(days=3), 7: candidate}


def _until_activist(activist: date) -> dict[int, date]:
    applied = add_months(activist, -7)
    return {
        1: applied, 2: applied + timedelta(days=19), 3: activist,
        4: activist + timedelta(days=9), 5: activist + timedelta(days=12),
    }  # fmt: skip


def _until_course(course: date) -> dict[int, date]:
    return {
        8: course - timedelta(days=47), 9: course - timedelta(days=44),
        10: course - timedelta(days=14), 11: course + timedelta(days=COURSE_DAYS - 1),
    }  # fmt: skip


def _from_vote(admitted: date) -> dict[int, date]:
    ends = add_years(admitted, 1)
    steps = {12: -30, 13: -18, 14: -10, 15: 0, 16: 14, 17: 27, 18: 36, 19: 40, 20: 46}
    later = {21: -8, 22: -5, 23: 6, 24: 33, 25: 50}
    return {number: admitted + timedelta(days=shift) for number, shift in steps.items()} | {
        number: ends + timedelta(days=shift) for number, shift in later.items()
    }


def _received(branch: str, admitted: date, waited: int) -> Dossier:
    course = max(day for day in COURSES if day + timedelta(days=33) <= admitted)
    days = _until_candidate(course - timedelta(days=55), waited)
    days |= _until_course(course) | _from_vote(admitted)
    return Dossier(branch, {n: day for n, day in days.items() if day <= LAST}, admitted)


def _candidate(branch: str, candidate: str, last_step: int, waited: int = 14) -> Dossier:
    days = _until_candidate(date.fromisoformat(candidate), waited) | _until_course(COURSES[-1])
    return Dossier(branch, {n: day for n, day in days.items() if n <= last_step})


def _day_early() -> Dossier:
    """A fault on purpose: 365 days after 1 March 2019 the year was not yet full."""
    candidate = date(2020, 2, 29)
    days = _until_activist(date(2019, 3, 1)) | {
        6: date(2020, 2, 27),
        7: candidate,
        8: date(2020, 3, 9),
    }
    return Dossier("stores", days)


def _activist(
    branch: str, activist: str, stopped: str = "", came: tuple[str, date] | None = None
) -> Dossier:
    left = date.fromisoformat(stopped) if stopped else None
    return Dossier(branch, _until_activist(date.fromisoformat(activist)), None, left, came)


def _applicant(branch: str, applied: str, talk_after: int = 0) -> Dossier:
    day = date.fromisoformat(applied)
    return Dossier(branch, {1: day} | ({2: day + timedelta(days=talk_after)} if talk_after else {}))


def dossiers() -> list[Dossier]:
    """Return every dossier: eighteen received, four candidates, ten activists, seven applicants."""
    return [
        *(_received(one.branch, one.day, 5 + 3 * n) for n, one in enumerate(RECEIVED)),
        _day_early(),
        _candidate("office2", "2020-03-18", 11), _candidate("depot", "2020-04-09", 11),
        _candidate("trade", "2020-04-09", 10),
        _activist("office1", "2019-06-20", came=("office3", date(2019, 6, 25))), _activist("office2", "2019-09-19"),
        _activist("office3", "2019-09-19"), _activist("depot", "2019-07-18"),
        _activist("depot", "2019-11-14"), _activist("trade", "2019-11-21"),
        _activist("stores", "2020-01-09"), _activist("stores", "2020-04-16"),
        _activist("office2", "2020-05-14"), _activist("trade", "2018-05-17", "2019-03-20"),
        _applicant("office1", "2019-12-05", 18), _applicant("depot", "2019-12-26", 20),
        _applicant("office3", "2020-01-06", 17), _applicant("trade", "2020-03-03", 24),
        _applicant("depot", "2020-04-28", 16), _applicant("stores", "2020-05-20", 15),
        _applicant("office2", "2020-06-15"),
    ]  # fmt: skip
