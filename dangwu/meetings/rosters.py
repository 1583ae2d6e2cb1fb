"""The roster as a form: one line a person, one save."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from dangwu.meetings.attending import Mark
from dangwu.meetings.models import Attendance, Convening, Meeting, Presence, RosterEntry
from dangwu.meetings.roster import ROSTER_LIMIT, count_entitled, entitled, leading
from dangwu.members.models import Member

CALLED = (("", "未登记"), *Presence.choices)
HELD = (*Presence.choices, ("", "不在名单"))
_EXCUSE = 100


@dataclass(frozen=True)
class Line:
    """One person: her key in the form, her name, and what is said beside it."""

    key: int
    member: Member
    state: str
    excuse: str = ""
    said: str = ""
    is_ordinary: bool = False
    may_be_ordinary: bool = False


@dataclass(frozen=True)
class Shown:
    """One line of the form as the template shows it."""

    line: Line
    state: forms.BoundField
    excuse: forms.BoundField
    was: forms.BoundField
    ordinary: forms.BoundField | None


class RosterForm(forms.Form):
    """State and excuse of everybody on a roster."""

    def __init__(
        self,
        lines: Sequence[Line],
        *args: Any,
        choices: Sequence[tuple[str, str]] = CALLED,
        asks_reason: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(lines)
        for line in self.lines:
            self._add(line, choices)
        if asks_reason:
            self.fields["reason"] = forms.CharField(
                label="更正理由", max_length=200,
                error_messages={"required": "请填写更正理由。"},
            )  # fmt: skip
            self.fields["reason"].widget.attrs["class"] = "form-control"

    def _add(self, line: Line, choices: Sequence[tuple[str, str]]) -> None:
        name = line.member.name
        self.fields[f"state_{line.key}"] = forms.ChoiceField(
            label=f"{name}到会情况", choices=choices, initial=line.state, required=False,
            widget=forms.RadioSelect,
        )  # fmt: skip
        self.fields[f"excuse_{line.key}"] = forms.CharField(
            label=f"{name}缺席事由", initial=line.excuse, required=False, max_length=_EXCUSE,
            widget=forms.TextInput(
                {"class": "form-control", "placeholder": "事由", "aria-label": f"{name}缺席事由",
                 "autocomplete": "off"}
            ),
        )  # fmt: skip
        self.fields[f"was_{line.key}"] = forms.CharField(
            initial=line.state, required=False, widget=forms.HiddenInput
        )
        if line.may_be_ordinary or line.is_ordinary:
            self.fields[f"ordinary_{line.key}"] = forms.BooleanField(
                label="双重组织生活", initial=line.is_ordinary, required=False,
                widget=forms.CheckboxInput({"class": "form-check-input"}),
            )  # fmt: skip

    def rows(self) -> Iterator[Shown]:
        """Yield the lines with their fields."""
        for line in self.lines:
            key = line.key
            ordinary = f"ordinary_{key}"
            yield Shown(
                line, self[f"state_{key}"], self[f"excuse_{key}"], self[f"was_{key}"],
                self[ordinary] if ordinary in self.fields else None,
            )  # fmt: skip

    def marks(self) -> dict[int, Mark]:
        """Return what was ticked by key; `rest` of the button fills in who has no state."""
        rest = self.data.get("rest", "")
        filler = rest if rest in Presence.values else ""
        found: dict[int, Mark] = {}
        for line in self.lines:
            said = {part: self.cleaned_data[f"{part}_{line.key}"] for part in ("state", "excuse")}
            state = said["state"] or filler
            away = state in (Presence.EXCUSED, Presence.ABSENT)
            was = self.cleaned_data[f"was_{line.key}"]
            excuse = said["excuse"] if away else ""
            if state != was or excuse != line.excuse:
                found[line.key] = Mark(state, excuse, was)
        return found

    def people(self) -> tuple[dict[Member, Presence], dict[Member, str], list[Member]]:
        """Return the whole list: states, excuses, and who came as an ordinary member."""
        states: dict[Member, Presence] = {}
        excuses: dict[Member, str] = {}
        ordinary: list[Member] = []
        for line in self.lines:
            state = self.cleaned_data[f"state_{line.key}"]
            if not state:
                continue
            states[line.member] = Presence(state)
            excuses[line.member] = self.cleaned_data[f"excuse_{line.key}"]
            if self.cleaned_data.get(f"ordinary_{line.key}") and state == Presence.PRESENT:
                ordinary.append(line.member)
        return states, excuses, ordinary


def of_convening(convening: Convening) -> list[Line]:
    """Return the lines of a call's roster."""
    entries = RosterEntry.objects.filter(convening=convening).select_related("member")
    return [
        Line(one.pk, one.member, one.state, one.excuse, _said(one))
        for one in entries.order_by("pk")
    ]


def _said(entry: RosterEntry) -> str:
    if entry.signed_minute is not None:
        return f"扫码 {entry.signed_minute // 60:02d}:{entry.signed_minute % 60:02d}"
    return ""


def of_meeting(meeting: Meeting) -> list[Line]:
    """Return the lines of a meeting's list, and after them who was expected and is not on it."""
    listed = Attendance.objects.filter(meeting=meeting).select_related("member").order_by("pk")
    known: Mapping[Member, Attendance] = {one.member: one for one in listed}
    asked = (meeting.organization, meeting.kind, meeting.held_on)
    expected = entitled(*asked) if count_entitled(*asked) <= ROSTER_LIMIT else []
    people = [*known, *(one for one in expected if one not in known)]
    led = leading(people, meeting.organization, meeting.held_on)
    return [
        Line(
            one.pk, one, known[one].state if one in known else "",
            known[one].excuse if one in known else "",
            is_ordinary=one in known and known[one].as_ordinary_member,
            may_be_ordinary=one.pk in led,
        )
        for one in people
    ]  # fmt: skip
