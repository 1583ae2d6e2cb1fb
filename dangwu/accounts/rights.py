"""Who may what: a role is a set of rights, granted to a person over an organization's subtree."""

from __future__ import annotations

from enum import StrEnum

from django.db import models


class Right(StrEnum):
    """One thing that a page or a write asks for."""

    OWN = "own"
    """Her own records; every person who signs in."""
    READ = "read"
    """Records, figures and findings."""
    WRITE = "write"
    """Recording what happened."""
    STRUCTURE = "structure"
    """Founding, moving and dissolving organizations; taking members in and out."""
    PERSONAL = "personal"
    """Unlocking a number of a person, with a logged reason."""
    REPORTS = "reports"
    """Issued reports, and how many records stand behind each number."""
    DRAFT = "draft"
    """Preparing a report."""
    REVIEW = "review"
    """Approving what somebody else prepared."""
    ISSUE = "issue"
    """Issuing a report, which locks its period."""
    WAIVE = "waive"
    """Waiving what a check found, for a time and with a reason."""
    CHANGE_LOG = "change_log"
    """Who changed what, everywhere."""
    ACCOUNTS = "accounts"
    """Logins and what is granted to them."""
    SETTINGS = "settings"
    """The unit's settings."""


class Role(models.TextChoices):
    """What a person is to an organization and all below it."""

    OFFICER = "officer", "党务干事"
    SECRETARY = "secretary", "党支部书记"
    COMMITTEE_MEMBER = "committee_member", "支部委员"
    MEMBER = "member", "党员"
    LEADER = "leader", "领导"
    SUPERIOR = "superior", "上级"
    AUDITOR = "auditor", "审计"
    ADMINISTRATOR = "administrator", "系统管理员"


RIGHTS: dict[str, frozenset[Right]] = {
    Role.OFFICER: frozenset(
        {
            Right.READ, Right.WRITE, Right.STRUCTURE, Right.PERSONAL, Right.REPORTS, Right.DRAFT,
            Right.REVIEW, Right.ISSUE, Right.WAIVE, Right.CHANGE_LOG, Right.SETTINGS,
        }
    ),
    Role.SECRETARY: frozenset(
        {
            Right.READ, Right.WRITE, Right.PERSONAL, Right.REPORTS, Right.DRAFT, Right.REVIEW,
        }
    ),
    Role.COMMITTEE_MEMBER: frozenset({Right.READ, Right.WRITE, Right.REPORTS}),
    Role.MEMBER: frozenset(),
    Role.LEADER: frozenset({Right.READ, Right.REPORTS, Right.REVIEW, Right.ISSUE}),
    Role.SUPERIOR: frozenset({Right.REPORTS}),
    Role.AUDITOR: frozenset({Right.READ, Right.PERSONAL, Right.REPORTS, Right.CHANGE_LOG}),
    Role.ADMINISTRATOR: frozenset({Right.ACCOUNTS, Right.SETTINGS}),
}  # fmt: skip
"""What each role may; everybody has Right.OWN."""
