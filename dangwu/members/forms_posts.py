"""The forms of posts, stars, commendations, contact points and visits."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from dangwu.accounts.models import User
from dangwu.members import corrections, posts
from dangwu.members.fields import MemberField, PeopleForm
from dangwu.members.models import Commendation, ContactPoint, Post, StarRating, Visit
from dangwu.organizations.forms import CorrectionForm
from dangwu.organizations.models import FOREVER
from dangwu.pages.fields import DayField, NamedField

TITLES = ("书记", "副书记", "组织委员", "宣传委员", "纪检委员", "青年委员", "统战委员", "委员",
          "党小组组长", "党务干事")  # fmt: skip
_STARS = [(number, f"{'一二三四五'[number - 1]}星") for number in range(5, 0, -1)]


class PostForm(PeopleForm):
    """A Party post."""

    model = Post
    names = ("member", "organization", "title", "is_secretary", "since")

    def prepare(self) -> None:
        """Say what a title may be."""
        super().prepare()
        self.fields["title"].help_text = f"例如{'、'.join(TITLES[:4])}。"
        self.fields["is_secretary"].label = "是书记（主要负责人，副书记不算）"

    def write(self, *, actor: User, today: date) -> Post:
        """Appoint her."""
        return posts.appoint(**self.cleaned_data, actor=actor)


class RelieveForm(PeopleForm):
    """The end of a post."""

    on = DayField(label="免职日期", help_text="从这一天起不再担任。")
    reason = forms.CharField(label="说明", max_length=500, required=False)

    def write(self, *, actor: User, today: date) -> Post:
        """Relieve her."""
        posts.relieve(self.record, **self.cleaned_data, actor=actor)
        return self.record  # type: ignore[no-any-return]


class PostCorrection(CorrectionForm, PeopleForm):
    """A post as it was."""

    model = Post
    names = ("title", "is_secretary", "since")

    def prepare(self) -> None:
        """Ask for the last day only of a post that ended."""
        super().prepare()
        if self.record.until != FOREVER:
            reason = self.fields.pop("reason")
            self.fields["until"] = DayField(label="免职日（不含）", initial=self.record.until)
            self.fields["reason"] = reason

    def write(self, *, actor: User, today: date) -> Post:
        """Correct it."""
        return corrections.correct_post(self.record, **self.cleaned_data, actor=actor)


def _stars() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label="星级", choices=_STARS, coerce=int)


class StarsForm(PeopleForm):
    """A star rating."""

    model = StarRating
    names = ("member", "stars", "rated_on")
    stars = _stars()

    def write(self, *, actor: User, today: date) -> StarRating:
        """Rate her."""
        data = self.cleaned_data
        return posts.rate(data["member"], stars=data["stars"], on=data["rated_on"], today=today,
                          actor=actor)  # fmt: skip


class StarsCorrection(CorrectionForm):
    """A star rating as it was."""

    model = StarRating
    names = ("stars", "rated_on")
    stars = _stars()

    def write(self, *, actor: User, today: date) -> StarRating:
        """Correct it."""
        return corrections.correct_stars(self.record, **self.cleaned_data, today=today, actor=actor)


class CommendationForm(PeopleForm):
    """A commendation."""

    model = Commendation
    names = ("member", "title", "granted_on")

    def write(self, *, actor: User, today: date) -> Commendation:
        """Record it."""
        data = self.cleaned_data
        return posts.commend(data["member"], title=data["title"], on=data["granted_on"],
                             today=today, actor=actor)  # fmt: skip


class CommendationCorrection(CorrectionForm):
    """A commendation as it was."""

    model = Commendation
    names = ("title", "granted_on")

    def write(self, *, actor: User, today: date) -> Commendation:
        """Correct it."""
        return corrections.correct_commendation(
            self.record, **self.cleaned_data, today=today, actor=actor
        )


class ContactPointForm(PeopleForm):
    """A contact point of a leader."""

    model = ContactPoint
    names = ("organization", "leader", "since")
    leader = MemberField(label="联系领导")

    def write(self, *, actor: User, today: date) -> ContactPoint:
        """Begin it."""
        return posts.begin_contact(**self.cleaned_data, actor=actor)


class ContactPointEnd(PeopleForm):
    """The end of a contact point."""

    on = DayField(label="撤销日期", help_text="从这一天起不再是联系点。")

    def write(self, *, actor: User, today: date) -> ContactPoint:
        """End it."""
        posts.end_contact(self.record, on=self.cleaned_data["on"], actor=actor)
        return self.record  # type: ignore[no-any-return]


class ContactPointCorrection(CorrectionForm):
    """A contact point as it was."""

    model = ContactPoint
    names = ("since",)

    def write(self, *, actor: User, today: date) -> ContactPoint:
        """Correct it."""
        return corrections.correct_contact(self.record, **self.cleaned_data, actor=actor)


class ContactPointField(NamedField):
    """A contact point by its organization and its leader."""

    def label_of(self, record: Any) -> str:
        """Return 机关第一党支部（张三联系）."""
        return f"{record.organization.document_name}（{record.leader.name}联系）"


class VisitForm(PeopleForm):
    """A guidance visit."""

    model = Visit
    names = ("contact_point", "visited_on", "topic")
    contact_point = ContactPointField(
        label="联系点", lookups=("organization__document_name", "leader__name"), what="联系点名称"
    )

    def prepare(self) -> None:
        """Offer the contact points in her organizations."""
        super().prepare()
        rows = ContactPoint.objects.select_related("organization", "leader").order_by("pk")
        self.fields["contact_point"].offer(  # type: ignore[attr-defined]
            self.access.visible(rows, self.right)
        )

    def write(self, *, actor: User, today: date) -> Visit:
        """Record it."""
        data = self.cleaned_data
        return posts.visit(data["contact_point"], on=data["visited_on"], topic=data["topic"],
                           today=today, actor=actor)  # fmt: skip


class VisitCorrection(CorrectionForm):
    """A visit as it was."""

    model = Visit
    names = ("visited_on", "topic")

    def write(self, *, actor: User, today: date) -> Visit:
        """Correct it."""
        return corrections.correct_visit(self.record, **self.cleaned_data, today=today, actor=actor)
