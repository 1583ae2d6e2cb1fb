"""An applicant becomes a member: linked to one who is in the books, or enrolled."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from dangwu.accounts.models import User
from dangwu.admissions.changes import passed_steps, receive
from dangwu.admissions.errors import NotReceived
from dangwu.admissions.models import Applicant
from dangwu.members import changes as members
from dangwu.members.models import Member


@transaction.atomic
def enrol(applicant: Applicant, *, today: date, actor: User | None = None) -> Member:
    """Enrol the applicant as a probationary member from the day of the branch meeting."""
    done = passed_steps(applicant)
    if 15 not in done or 17 not in done:
        raise NotReceived(applicant.name)
    member = members.admit(
        applicant.organization, admitted_on=done[15], today=today, actor=actor,
        name=applicant.name, sex=applicant.sex, birth_no=applicant.birth_no,
        nationality=applicant.nationality, education=applicant.education,
        staff_no=applicant.staff_no,
    )  # fmt: skip
    receive(applicant=applicant, member=member, actor=actor)
    return member
