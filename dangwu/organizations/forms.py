"""The forms of organizations: what is asked, and which change it calls."""

from __future__ import annotations

from datetime import date

from dangwu.accounts.models import User
from dangwu.organizations import changes
from dangwu.organizations.models import Honour, StaffCount
from dangwu.pages.forms import RecordForm


class HonourForm(RecordForm):
    """An honour that an organization received."""

    model = Honour
    names = ("organization", "title", "granted_by", "granted_on")

    def write(self, *, actor: User, today: date) -> Honour:
        """Record it."""
        return changes.honour(**self.cleaned_data, actor=actor, today=today)


class StaffForm(RecordForm):
    """How many staff a unit had on a day."""

    model = StaffCount
    names = ("organization", "counted_on", "staff")

    def write(self, *, actor: User, today: date) -> StaffCount:
        """Record it."""
        return changes.count_staff(**self.cleaned_data, actor=actor, today=today)
