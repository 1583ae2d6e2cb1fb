"""The forms of what was held: meetings, minutes, speeches, appraisals, talks, photographs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from dangwu.accounts.models import User
from dangwu.meetings import changes, corrections, photos
from dangwu.meetings.forms import ClockField, KeepingForm, ReasonField, preselect, within
from dangwu.meetings.models import (
    Attendance,
    HeartTalk,
    Meeting,
    MeetingPhoto,
    MemberAppraisal,
    Presence,
    Speech,
)
from dangwu.members.fields import MemberField, PeopleForm
from dangwu.members.models import Member
from dangwu.members.verb_forms import Withdrawal
from dangwu.pages.forms import RecordForm


class MeetingCorrection(KeepingForm):
    """A meeting's fields; who was named stays to be chosen though she has left since."""

    model = Meeting
    names = ("kind", "form", "held_on", "from_minute", "minutes_long", "topic", "campaign", "place",
             "chair", "recorder", "lead_reader", "lecturer", "given_by_leader", "outside_expert",
             "opened_with_first_topic", "studied_party_building", "studied_ideology")  # fmt: skip

    from_minute = ClockField(label="开始时间", required=False)
    reason = ReasonField(required=False, help_text="只补充空着的内容，可以不写理由。")

    def clean(self) -> dict[str, Any]:
        """Ask why, where what was recorded is changed."""
        said = super().clean() or {}
        changed = [
            name
            for name in self.names
            if name in said
            and getattr(self.record, name) not in (None, "", False)
            and said[name] != getattr(self.record, name)
        ]
        if changed and not said.get("reason"):
            self.add_error("reason", "改动已登记的内容，请写明理由。")
        return said

    def write(self, *, actor: User, today: date) -> Meeting:
        """Correct it."""
        corrections.correct(meeting=self.record, **self.cleaned_data, actor=actor, today=today)
        return self.record  # type: ignore[no-any-return]


class HoldForm(PeopleForm):
    """A meeting of which only the counts are known."""

    model = Meeting
    names = ("organization", "kind", "held_on", "topic", "expected", "present", "excused", "absent",
             "guests", "form", "minutes_long", "place", "chair", "lecturer",
             "outside_expert")  # fmt: skip

    def prepare(self) -> None:
        """Choose the only organization, and today."""
        super().prepare()
        preselect(self, "held_on")

    def write(self, *, actor: User, today: date) -> Meeting:
        """Record it."""
        return changes.hold(**self.cleaned_data, actor=actor, today=today)


class MeetingWithdrawal(Withdrawal):
    """A meeting that should not be."""

    verb = staticmethod(corrections.withdraw_meeting)


class RecordWithdrawal(Withdrawal):
    """A speech, an appraisal or a talk that should not be."""

    verb = staticmethod(corrections.withdraw)


class CountsForm(RecordForm):
    """The counts of a meeting that has no list of people."""

    model = Meeting
    names = ("expected", "present", "excused", "absent")
    reason = ReasonField()

    def write(self, *, actor: User, today: date) -> Meeting:
        """Correct them."""
        changes.correct_counts(meeting=self.record, **self.cleaned_data, actor=actor)
        return self.record  # type: ignore[no-any-return]


class MinutesForm(RecordForm):
    """Agenda, minutes and resolution."""

    model = Meeting
    names = ("agenda", "minutes_text", "resolution")

    def prepare(self) -> None:
        """Give the texts room."""
        super().prepare()
        for name, rows in (("agenda", 4), ("minutes_text", 16), ("resolution", 5)):
            self.fields[name].widget = forms.Textarea({"rows": rows})

    def write(self, *, actor: User, today: date) -> Meeting:
        """Write them."""
        corrections.write_minutes(meeting=self.record, actor=actor, **self.cleaned_data)
        return self.record  # type: ignore[no-any-return]


class SpeechForm(RecordForm):
    """Who spoke at a meeting, and about what."""

    member = forms.ModelChoiceField(
        label="发言人", queryset=Member.objects.none(), empty_label="请选择"
    )
    topic = forms.CharField(label="发言题目", max_length=200, required=False)

    def prepare(self) -> None:
        """Offer who came; where there is no list, the members within her right."""
        super().prepare()
        came = Attendance.objects.filter(
            meeting=self.record, state__in=[Presence.PRESENT, Presence.GUEST]
        )
        if not came.exists():
            field = MemberField(label="发言人")
            field.offer_current(self.access, self.today)
            self.fields["member"] = field
            return
        own: Any = self.fields["member"]
        own.queryset = Member.objects.filter(pk__in=came.values("member")).order_by("pk")

    def write(self, *, actor: User, today: date) -> Meeting:
        """Record it."""
        changes.speak(meeting=self.record, **self.cleaned_data, actor=actor)
        return self.record  # type: ignore[no-any-return]


class SpeechCorrection(RecordForm):
    """What a speech was about."""

    model = Speech
    names = ("topic",)
    reason = ReasonField()

    def write(self, *, actor: User, today: date) -> Speech:
        """Correct it."""
        corrections.correct_speech(speech=self.record, **self.cleaned_data, actor=actor)
        return self.record  # type: ignore[no-any-return]


class PhotoForm(RecordForm):
    """A photograph of a meeting."""

    photo = forms.FileField(
        label="照片", help_text="手机、相机拍的照片都可以，不超过 15 MB；拍摄地点等信息会去掉。",
        widget=forms.ClearableFileInput({"accept": "image/jpeg,image/png,image/webp"}),
    )  # fmt: skip
    caption = forms.CharField(label="照片说明", max_length=100, required=False)

    def write(self, *, actor: User, today: date) -> Meeting:
        """Clean it and keep it."""
        file = self.cleaned_data["photo"]
        photos.add_photo(
            meeting=self.record, data=file.read(photos.BYTES_LIMIT + 1), name=file.name,
            caption=self.cleaned_data["caption"], actor=actor, today=today,
        )  # fmt: skip
        return self.record  # type: ignore[no-any-return]


class RemovePhotoForm(RecordForm):
    """Which photograph goes, and why."""

    photo = forms.ModelChoiceField(
        label="删去哪张", queryset=MeetingPhoto.objects.none(), empty_label="请选择"
    )
    reason = ReasonField()

    def prepare(self) -> None:
        """Offer the meeting's photographs in their order."""
        super().prepare()
        field: Any = self.fields["photo"]
        found = MeetingPhoto.objects.filter(meeting=self.record).order_by("pk")
        numbers = {pk: n for n, pk in enumerate(found.values_list("pk", flat=True), start=1)}
        field.queryset = found
        field.label_from_instance = lambda one: f"第{numbers[one.pk]}张 {one.caption}".rstrip()

    def write(self, *, actor: User, today: date) -> Meeting:
        """Remove it."""
        photos.remove_photo(**self.cleaned_data, actor=actor)
        return self.record  # type: ignore[no-any-return]


class AppraisalForm(PeopleForm):
    """One member's grade."""

    model = MemberAppraisal
    names = ("member", "appraised_on", "grade")

    def write(self, *, actor: User, today: date) -> MemberAppraisal:
        """Record it."""
        return within(self, changes.appraise(**self.cleaned_data, actor=actor, today=today))


class AppraisalCorrection(RecordForm):
    """Another day or grade."""

    model = MemberAppraisal
    names = ("appraised_on", "grade")
    reason = ReasonField()

    def write(self, *, actor: User, today: date) -> MemberAppraisal:
        """Correct it."""
        corrections.correct_appraisal(
            appraisal=self.record, **self.cleaned_data, actor=actor, today=today
        )
        record: MemberAppraisal = self.record
        return within(self, record)


class TalkForm(PeopleForm):
    """A heart-to-heart talk."""

    model = HeartTalk
    names = ("talker", "listener", "relation", "held_on", "topic")

    def write(self, *, actor: User, today: date) -> HeartTalk:
        """Record it."""
        return within(self, changes.talk(**self.cleaned_data, actor=actor, today=today))


class TalkCorrection(TalkForm):
    """The same, with the reason."""

    reason = ReasonField()

    def write(self, *, actor: User, today: date) -> HeartTalk:
        """Correct it."""
        corrections.correct_talk(talk=self.record, **self.cleaned_data, actor=actor, today=today)
        record: HeartTalk = self.record
        return within(self, record)
