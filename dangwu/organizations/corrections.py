"""The corrections of what was written of organizations: the same checks as when it was written."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.organizations.changes import NameTaken, StaffCounted
from dangwu.organizations.committees import TermImpossible
from dangwu.organizations.locks import require_open
from dangwu.organizations.models import Honour, Organization, Placement, StaffCount, Term
from dangwu.organizations.standing import require_happened
from dangwu.pages import correcting


class CodeTaken(DangwuError):
    """Another organization has this code."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(f"代码“{code}”已是“{name}”的，请核对。")


def correct(
    organization: Organization, *, reason: str, actor: User | None = None, **fields: Any
) -> Organization:
    """Correct names, code, kind and the like; where and when it stood is changed by its moves."""
    others = Organization.objects.exclude(pk=organization.pk)
    name = fields.get("full_name", organization.full_name)
    if others.filter(full_name=name).exists():
        raise NameTaken(name)
    fields["code"] = code = fields.get("code", organization.code) or None
    if code and (taken := others.filter(code=code).first()) is not None:
        raise CodeTaken(code, taken.full_name)
    log.update(organization, action="organizations.correct", actor=actor, reason=reason, **fields)
    return organization


@transaction.atomic
def withdraw(organization: Organization, *, reason: str, actor: User | None = None) -> None:
    """Take out an organization that was founded by mistake: nothing may hang on it yet."""
    require_open(organization, organization.founded_on)
    Placement.objects.filter(organization=organization).delete()
    correcting.take_out(organization, action="organizations.withdraw", reason=reason, actor=actor)


def correct_honour(
    honour: Honour, *, today: date, reason: str, actor: User | None = None, **fields: Any
) -> Honour:
    """Correct an honour."""
    require_happened(honour.organization, fields["granted_on"], today, "登记荣誉")
    log.update(honour, action="organizations.correct", actor=actor, reason=reason, **fields)
    return honour


def correct_staff(
    count: StaffCount, *, today: date, reason: str, actor: User | None = None, **fields: Any
) -> StaffCount:
    """Correct how many staff there were on a day."""
    day = fields["counted_on"]
    require_happened(count.organization, day, today, "登记在职职工数")
    before = StaffCount.objects.filter(organization=count.organization, counted_on=day)
    if (taken := before.exclude(pk=count.pk).first()) is not None:
        raise StaffCounted(count.organization.full_name, day, taken.staff)
    log.update(count, action="organizations.correct", actor=actor, reason=reason, **fields)
    return count


def correct_term(term: Term, *, reason: str, actor: User | None = None, **fields: Any) -> Term:
    """Correct the number and the days of a term."""
    name, began, ends = term.organization.full_name, fields["began_on"], fields["ends_on"]
    if ends <= began:
        raise TermImpossible(name, f"届满日{ends}应晚于任期起{began}。")
    extended = fields.get("extended_to", term.extended_to)
    if extended is not None and extended <= ends:
        raise TermImpossible(name, f"延期日{extended}应晚于原届满日{ends}。")
    others = Term.objects.filter(organization=term.organization).exclude(pk=term.pk)
    if others.filter(began_on=began).exists():
        raise TermImpossible(name, f"{began}已有一届任期，请核对。")
    log.update(term, action="organizations.correct", actor=actor, reason=reason, **fields)
    return term
