"""The forms of bulletins: what is asked, and which change it calls."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dangwu.bulletins import changes, corrections
from dangwu.bulletins.models import Briefing, Bulletin, Level
from dangwu.members.verb_forms import Correction, DayForm, VerbForm, Withdrawal
from dangwu.pages.fields import DayField


class BulletinCorrection(Correction):
    """A bulletin, put right; adopted means a day and a level."""

    model = Bulletin
    names = ("organization", "kind", "title", "submitted_on", "adopted_on", "adopted_level")
    verb = staticmethod(corrections.correct)

    def clean(self) -> dict[str, Any]:
        """Ask for both or neither."""
        said = super().clean() or {}
        if bool(said.get("adopted_on")) != bool(said.get("adopted_level")):
            raise ValidationError("采用日期和采用级别要一起填，或者都不填。")
        return said


class BulletinWithdrawal(Withdrawal):
    """A record of bulletins that should not be."""

    verb = staticmethod(corrections.withdraw)


class DraftForm(VerbForm):
    """A bulletin that is not yet submitted."""

    model = Bulletin
    names = ("organization", "kind", "title")
    asks_today = False
    verb = staticmethod(changes.draft)


class SubmitForm(DayForm):
    """The day it was submitted upward."""

    takes = "bulletin"
    on = DayField(label="上报日期")
    verb = staticmethod(changes.submit)


class AdoptForm(DayForm):
    """The day and the level of its adoption."""

    takes = "bulletin"
    on = DayField(label="采用日期")
    level = forms.ChoiceField(label="采用级别", choices=Level)
    verb = staticmethod(changes.adopt)


class PublishForm(VerbForm):
    """An issue of the briefing."""

    model = Briefing
    names = ("organization", "number", "title", "published_on")
    verb = staticmethod(changes.publish)


class BriefingCorrection(Correction):
    """The same, put right."""

    model = Briefing
    names = PublishForm.names
    verb = staticmethod(corrections.correct)
