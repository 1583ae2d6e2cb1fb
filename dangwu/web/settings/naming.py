"""The unit's names, corrected."""

from __future__ import annotations

from typing import Any

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError
from dangwu.organizations.changes import NameTaken
from dangwu.organizations.models import Organization


class CodeTaken(DangwuError):
    """Another organization has this code."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(f"代码“{code}”已是“{name}”的，请核对。")


def rename(unit: Organization, *, actor: User, **fields: Any) -> Organization:
    """Correct the unit's names and code; NameTaken, CodeTaken."""
    fields["code"] = fields.get("code") or None
    others = Organization.objects.exclude(pk=unit.pk)
    if others.filter(full_name=fields["full_name"]).exists():
        raise NameTaken(fields["full_name"])
    if fields["code"] and (same := others.filter(code=fields["code"]).first()):
        raise CodeTaken(fields["code"], same.document_name)
    log.update(unit, action="organizations.rename", actor=actor, **fields)
    return unit
