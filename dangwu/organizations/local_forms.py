"""The forms of a unit's own versions of rules: what they ask follows from the rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.apps import apps

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.organizations import local_rules
from dangwu.organizations.local import national
from dangwu.organizations.local_rules import Content
from dangwu.organizations.models import FOREVER, LocalRule
from dangwu.pages.fields import DayField
from dangwu.pages.forms import RecordForm
from dangwu.rules.band_words import FORM, write_bands
from dangwu.rules.rule import Rule, Version

_SAID = ("value", "bands", "since", "until", "instrument", "article", "confirmed", "reason")


class ContentForm(RecordForm):
    """What a version says: a number, a choice or bands, as its rule has it."""

    model = LocalRule
    names: ClassVar[Sequence[str]] = _SAID
    optional = ("value", "bands")
    right = Right.SETTINGS
    until = DayField(
        label="停用日期", required=False, help_text="从这一天起不再适用；一直适用的不填。"
    )

    def rule_asked(self) -> str:
        """Return the rule that it is about; empty where none is chosen yet."""
        return str(self.record.rule) if self.record is not None else ""

    def prepare(self) -> None:
        """Ask for a number, a choice or bands, with what holds now beside it."""
        super().prepare()
        self.fields["since"].label = "起用日期"
        self.fields["since"].help_text = "从这一天起适用，写文件规定的施行日。"
        self.fields["instrument"].help_text = "文件全称，不用写书名号。"
        self.fields["article"].help_text = "例如 第三条、第三条第二款；文件没有分条的写“条目不详”。"
        self.fields[
            "confirmed"
        ].help_text = "手边有原文、逐字看过的才勾；不勾的，凡用到都注明待核对。"
        self.fields["reason"].help_text = "写明为什么由本单位另定，会留在更改记录里。"
        rule = national().get(self.rule_asked())
        self.fields["bands"].widget = forms.Textarea({"rows": 8, "class": "form-control"})
        if rule is None:
            self.fields[
                "bands"
            ].help_text = f"只有分档的规定（如党费缴纳标准）填，每行一档：{FORM}。"
        elif rule.banded:
            self._ask_bands(rule)
        else:
            self._ask_number(rule)

    def _ask_bands(self, rule: Rule) -> None:
        del self.fields["value"]
        field = self.fields["bands"]
        field.required = True
        field.help_text = f"每行一档，例如：{FORM}。"
        now = rule.at(self.today)
        if isinstance(now, Version) and not self.initial.get("bands"):
            self.initial["bands"] = write_bands(now.bands)
            field.help_text += "上面先填好了全国的，请改成文件规定的。"

    def _ask_number(self, rule: Rule) -> None:
        del self.fields["bands"]
        now = rule.at(self.today)
        held = f"全国现行：{rule.shown(now)}。" if isinstance(now, Version) else ""
        if rule.choices:
            choices = [("", "请选择"), *((str(key), word) for key, word in rule.choices)]
            self.fields["value"] = forms.TypedChoiceField(
                label="数值", choices=choices, coerce=int, help_text=held
            )
            self.order_fields(self._order())
        else:
            self.fields["value"].required = True
            self.fields["value"].help_text = f"单位：{rule.unit}。{held}"

    def _order(self) -> list[str]:
        return list(self.names)

    def initial_of(self, record: Any) -> dict[str, Any]:
        """Return what the version says; an end that is none stays empty."""
        found = super().initial_of(record)
        return {**found, "until": None if record.until == FOREVER else record.until}

    def content(self) -> Content:
        """Return what was typed."""
        typed = self.cleaned_data
        return Content(
            value=typed.get("value"), bands=typed.get("bands", ""), since=typed["since"],
            until=typed["until"] or FOREVER, instrument=typed["instrument"],
            article=typed["article"], confirmed=typed["confirmed"], reason=typed["reason"],
        )  # fmt: skip


class PutInForm(ContentForm):
    """A version that a unit puts in for itself and all below it."""

    names = ("organization", "rule", *_SAID)
    rule = forms.ChoiceField(label="规定", choices=())

    def rule_asked(self) -> str:
        """Return the rule that is chosen, or that the address names."""
        return str(self.data.get("rule") or self.initial.get("rule", ""))

    def prepare(self) -> None:
        """Offer the rules by room."""
        super().prepare()
        self.fields["organization"].help_text = "对这个党组织和它的所有下级适用。"
        field: Any = self.fields["rule"]
        field.choices = [("", "请选择"), *_by_room()]

    def write(self, *, actor: User, today: date) -> LocalRule:
        """Put it in."""
        typed = self.cleaned_data
        return local_rules.put_in(
            typed["organization"], typed["rule"], self.content(), today=today, actor=actor
        )


class SupersedeForm(ContentForm):
    """The version that follows this one."""

    def initial_of(self, record: Any) -> dict[str, Any]:
        """Show what held, but for the days and the reason."""
        return {**super().initial_of(record), "since": None, "until": None, "reason": "",
                "confirmed": False}  # fmt: skip

    def write(self, *, actor: User, today: date) -> LocalRule:
        """End the one and put in the other."""
        return local_rules.supersede(self.record, self.content(), today=today, actor=actor)


class PutRightForm(ContentForm):
    """The version as it should have been typed."""

    def initial_of(self, record: Any) -> dict[str, Any]:
        """Show what was typed, but for the reason."""
        return {**super().initial_of(record), "reason": ""}

    def write(self, *, actor: User, today: date) -> LocalRule:
        """Keep the wrong one as withdrawn and put in the right one."""
        return local_rules.correct(self.record, self.content(), today=today, actor=actor)


class CloseForm(RecordForm):
    """From when on a version no longer holds."""

    right = Right.SETTINGS
    until = DayField(label="停用日期", help_text="从这一天起不再适用，恢复上级或全国的规定。")
    reason = forms.CharField(
        label="停用理由", max_length=500, help_text="例如文件废止、上级另有规定；会留在更改记录里。"
    )

    def write(self, *, actor: User, today: date) -> LocalRule:
        """End it."""
        return local_rules.close(self.record, **self.cleaned_data, actor=actor)


class TakeBackForm(RecordForm):
    """Why a version never should have been."""

    right = Right.SETTINGS
    reason = forms.CharField(
        label="作废理由",
        max_length=500,
        help_text="会留在更改记录里；作废的仍可查看，一天也不适用。",
    )

    def write(self, *, actor: User, today: date) -> LocalRule:
        """Withdraw it."""
        return local_rules.withdraw(self.record, **self.cleaned_data, today=today, actor=actor)


def _by_room() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    rooms: dict[str, list[tuple[str, str]]] = {}
    for one in national().values():
        rooms.setdefault(one.room, []).append((one.id, one.label))
    for room, those in rooms.items():
        yield str(apps.get_app_config(room).verbose_name), those
