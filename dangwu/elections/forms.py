"""The forms of elections: what is asked, and which change it calls."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dangwu.accounts.models import User
from dangwu.elections import changes, terms
from dangwu.elections.lines import LinesField, read_bundles, read_names, read_votes
from dangwu.elections.models import (
    Ballot,
    BallotKind,
    Bundle,
    Help,
    Nominee,
    Pick,
    Plan,
    Rescheduling,
    Seat,
    Teller,
)
from dangwu.members.fields import PeopleForm
from dangwu.organizations.forms import CorrectionForm, TermField, WithdrawalForm
from dangwu.organizations.models import Election, Term
from dangwu.pages import correcting
from dangwu.pages.fields import DayField
from dangwu.pages.forms import RecordForm

_SEAT = re.compile(r"(.+?)[（(](书记|副书记|委员)[）)]")


class PlanForm(RecordForm):
    """What the requests say."""

    model = Plan
    names = (
        "superior", "meeting_on", "place", "seats", "nominees", "secretaries", "deputies",
        "by_assembly", "agenda", "first_request_no", "first_reply_no", "second_request_no",
        "second_reply_no", "report_no", "third_reply_on", "third_reply_no",
    )  # fmt: skip

    def prepare(self) -> None:
        """Say what the agenda is where nothing is written."""
        super().prepare()
        agenda = self.fields["agenda"]
        agenda.widget.attrs["rows"] = 3
        agenda.help_text = "每行一项。不填的写：听取上届工作报告，通过选举办法和监票人，选举委员。"

    def initial_of(self, record: Any) -> dict[str, Any]:
        """Start from the plan as it is."""
        made = Plan.objects.filter(election=record).first() or Plan(election=record)
        return {name: getattr(made, name) for name in self.names}

    def write(self, *, actor: User, today: date) -> Election:
        """Write it."""
        changes.plan(self.record, **self.cleaned_data, actor=actor)
        return self.record  # type: ignore[no-any-return]


class BallotForm(RecordForm):
    """A list of nominees for a ballot."""

    kind = forms.ChoiceField(label="选举方式", choices=BallotKind)
    seats = forms.IntegerField(label="应选名额", min_value=1, max_value=300)
    people = LinesField(
        label="候选人", read=read_names,
        help_text="按姓氏笔画排好，用顿号或换行分开。选书记时，副书记候选人写成“李强（副书记）”。",
    )  # fmt: skip

    def clean_people(self) -> list[str]:
        """Ask for somebody."""
        found: list[str] = self.cleaned_data["people"]
        if not found:
            raise ValidationError("请写候选人姓名。")
        return found

    def write(self, *, actor: User, today: date) -> Ballot:
        """Draw it up."""
        data = self.cleaned_data
        plain = Seat.MEMBER if data["kind"] == BallotKind.COMMITTEE else Seat.SECRETARY
        names = []
        for one in data["people"]:
            told = _SEAT.fullmatch(one)
            names.append((told[1], told[2]) if told else (one, str(plain)))
        return changes.open_ballot(
            self.record, kind=data["kind"], seats=data["seats"], names=names, today=today,
            actor=actor,
        )  # fmt: skip


class TellersForm(RecordForm):
    """Who watches over the count, who counts."""

    watching = LinesField(label="监票人", read=read_names, rows=2,
                          help_text="从不是候选人的党员中推选，大会通过。")  # fmt: skip
    counting = LinesField(label="计票人", read=read_names, rows=2, required=False)

    def initial_of(self, record: Any) -> dict[str, Any]:
        """Start from those who are named."""
        people = list(Teller.objects.filter(ballot=record).order_by("pk"))
        return {
            name: "、".join(one.name for one in people if one.help == help_)
            for name, help_ in (("watching", Help.WATCH), ("counting", Help.COUNT))
        }

    def write(self, *, actor: User, today: date) -> Ballot:
        """Name them."""
        return changes.name_tellers(self.record, **self.cleaned_data, today=today, actor=actor)


class CountForm(RecordForm):
    """A count: the numbers, the votes of each, those off the list, or the ballots one by one."""

    model = Ballot
    names = ("held_on", "eligible", "present", "ballots_out", "ballots_in", "ballots_void")

    def prepare(self) -> None:
        """Ask for the votes of each nominee."""
        super().prepare()
        for name in self.names[:5]:
            self.fields[name].required = True
        if self.record.kind == BallotKind.COMMITTEE:
            self.fields["eligible"].help_text = self._entitled()
        self.listed = list(
            Nominee.objects.filter(ballot=self.record, written_in=False).order_by("place", "pk")
        )
        for one in self.listed:
            for key, label in (("agree", "赞成"), ("against", "不赞成"), ("abstain", "弃权")):
                self.fields[f"{key}_{one.pk}"] = forms.IntegerField(
                    label=f"{one.name}{label}", min_value=0, required=False,
                    initial=getattr(one, key),
                )  # fmt: skip
        written = Nominee.objects.filter(ballot=self.record, written_in=True).order_by("place")
        told = "\n".join(f"{one.name} {one.agree}" for one in written if one.agree is not None)
        self.fields["others"] = LinesField(
            label="另选他人得票", read=read_votes, rows=2, required=False, initial=told,
            help_text="名单以外的人，每行写姓名和票数，例如：赵敏 2。",
        )  # fmt: skip
        self.fields["bundles"] = LinesField(
            label="逐票登记", read=read_bundles, rows=4, required=False, initial=self._bundles(),
            help_text="不填上面各人得票时可以用：相同的票写一行，例如“8 王芳、李强”；"
            "空白票只写张数。所选多于应选的自动算无效票。",
        )  # fmt: skip

    def _entitled(self) -> str:
        """Tell how many the roster says may vote; who is left out of 应到 is the assembly's say."""
        day = self.record.held_on or self.today
        number = changes.count_entitled(self.record.organization, day)
        return f"名册里{day}有选举权的正式党员{number}名；预备党员、留党察看期间的不算。"

    def _bundles(self) -> str:
        lines = []
        for one in Bundle.objects.filter(ballot=self.record).order_by("pk"):
            picks = Pick.objects.filter(bundle=one).order_by("pk").select_related("nominee")
            lines.append(f"{one.papers} {'、'.join(pick.nominee.name for pick in picks)}".strip())
        return "\n".join(lines)

    def rows(self) -> list[tuple[Nominee, list[Any]]]:
        """Return each nominee with the boxes for her votes."""
        return [
            (one, [self[f"{key}_{one.pk}"] for key in ("agree", "against", "abstain")])
            for one in self.listed
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the votes in one of the two ways."""
        data = super().clean() or self.cleaned_data
        lacking = [one.name for one in self.listed if data.get(f"agree_{one.pk}") is None]
        if lacking and not data.get("bundles") and not self.errors:
            raise ValidationError(f"还没有填赞成票：{'、'.join(lacking)}。没有得票的填 0。")
        return data

    def write(self, *, actor: User, today: date) -> Ballot:
        """Write the count."""
        data = self.cleaned_data
        votes = {
            one.pk: {key: data[f"{key}_{one.pk}"] for key in ("agree", "against", "abstain")}
            for one in self.listed
        }
        changes.record_count(
            self.record, **{name: data[name] for name in self.names}, votes=votes,
            others=data["others"], bundles=data["bundles"], today=today, actor=actor,
        )  # fmt: skip
        return self.record  # type: ignore[no-any-return]


class ConfirmForm(RecordForm):
    """A step that needs no more than a yes."""


class DeclareForm(ConfirmForm):
    """The result as the count says."""

    def write(self, *, actor: User, today: date) -> Ballot:
        """Declare it."""
        changes.declare(self.record, today=today, actor=actor)
        return self.record  # type: ignore[no-any-return]


class NextTurnForm(ConfirmForm):
    """Another ballot for what is left."""

    def write(self, *, actor: User, today: date) -> Ballot:
        """Draw it up."""
        return changes.next_turn(self.record, today=today, actor=actor)


class WorkForm(RecordForm):
    """What each of the elected will be."""

    on = DayField(label="分工日期", help_text="一般为新一届委员会第一次全体会议的日期。")

    def prepare(self) -> None:
        """Ask for the post of each who was declared elected; a secretary stands first."""
        super().prepare()
        self.people = _elected(self.record)
        choices = [("", "请选择"), *((one, one) for one in terms.TITLES)]
        for one in self.people:
            first = str(one.seat) if one.seat != Seat.MEMBER else ""
            self.fields[f"title_{one.pk}"] = forms.ChoiceField(
                label=one.name, choices=choices, initial=first
            )
        self.fields["on"].initial = self.record.held_on

    def write(self, *, actor: User, today: date) -> Election:
        """Divide it."""
        data = self.cleaned_data
        titles = {one.pk: data[f"title_{one.pk}"] for one in self.people}
        terms.divide_work(self.record, titles=titles, on=data["on"], today=today, actor=actor)
        return self.record  # type: ignore[no-any-return]


def _elected(election: Election) -> list[Nominee]:
    """Return who was elected, each person once: as secretary rather than as a member."""
    rows = Nominee.objects.filter(ballot__election=election, declared=True).order_by("place", "pk")
    found: dict[str, Nominee] = {}
    for one in sorted(rows, key=lambda one: one.seat == Seat.MEMBER):
        found.setdefault(one.name, one)
    return list(found.values())


class ReschedulingForm(RecordForm):
    """A term put off, or cut short."""

    model = Rescheduling
    names = ("term", "shift", "to_on", "asked_on", "approved_on", "document_no", "reason")
    term = TermField(label="任期", lookups=("organization__document_name",), what="任期")

    def prepare(self) -> None:
        """Offer the terms of the organizations that she may write of."""
        super().prepare()
        rows = Term.objects.select_related("organization").order_by("-ends_on", "pk")
        self.fields["term"].offer(self.access.visible(rows, self.right))  # type: ignore[attr-defined]
        self.fields["to_on"].help_text = "延期一般不超过一年；上级批准以后才改任期的届满日。"

    def write(self, *, actor: User, today: date) -> Rescheduling:
        """Write it."""
        return terms.reschedule(**self.cleaned_data, today=today, actor=actor)


class ApprovalForm(RecordForm):
    """The superior's approval."""

    model = Rescheduling
    names = ("approved_on", "document_no")

    def prepare(self) -> None:
        """Ask for the day."""
        super().prepare()
        self.fields["approved_on"].required = True

    def write(self, *, actor: User, today: date) -> Rescheduling:
        """Approve it."""
        return terms.approve(self.record, **self.cleaned_data, today=today, actor=actor)


class NomineeCorrection(CorrectionForm, PeopleForm):
    """A nominee as she is: her name, her record as a member, her place."""

    model = Nominee
    names = ("name", "member", "seat", "place")

    def write(self, *, actor: User, today: date) -> Nominee:
        """Correct it."""
        data = dict(self.cleaned_data)
        record: Nominee = self.record
        return correcting.correct(
            record, action="elections.correct", reason=data.pop("reason"),
            check=lambda _: None, actor=actor, **data,
        )  # fmt: skip


class BallotWithdrawal(WithdrawalForm):
    """A ballot that was drawn up by mistake."""

    def take_out(self, *, reason: str, actor: User, today: date) -> None:
        """Take it out with its list and its count."""
        changes.withdraw_ballot(self.record, reason=reason, actor=actor)
