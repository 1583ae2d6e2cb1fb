"""A whole branch in one table and one save: who attended a course, scores, reflections."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.core.errors import DangwuError
from dangwu.learning import changes
from dangwu.learning.models import Attendee, Course, CourseAttendance, Quiz, QuizAttempt
from dangwu.learning.views import Courses, Quizzes, Reflections
from dangwu.meetings.forms import within
from dangwu.meetings.models import MeetingKind
from dangwu.meetings.roster import entitled
from dangwu.members.models import Member
from dangwu.organizations.models import Organization, OrganizationRecord
from dangwu.pages import submitting
from dangwu.pages.fields import DayField, OrganizationField
from dangwu.pages.forms import RecordForm
from dangwu.pages.guard import needs, require_in
from dangwu.pages.requests import Request


class NobodyChosen(DangwuError):
    """A table in which nothing was entered."""

    def __init__(self) -> None:
        super().__init__("一个人也没有选：请至少登记一人再保存。")


class WhereForm(RecordForm):
    """Of which organization the members are listed."""

    organization = OrganizationField(label="党组织")


class RollForm(RecordForm):
    """What holds for all, and one field for each member."""

    scores: ClassVar[bool] = False

    def __init__(self, *args: Any, people: Sequence[Member], **kwargs: Any) -> None:
        self.people = people
        super().__init__(*args, **kwargs)
        for one in people:
            self.fields[f"of_{one.pk}"] = self._field(one)

    def _field(self, member: Member) -> forms.Field:
        if self.scores:
            return forms.IntegerField(
                label=member.name, required=False,
                widget=forms.TextInput(
                    {"class": "form-control", "inputmode": "numeric", "maxlength": "3",
                     "aria-label": f"{member.name}得分", "autocomplete": "off"}
                ),
            )  # fmt: skip
        return forms.BooleanField(
            label=member.name, required=False,
            widget=forms.CheckboxInput({"class": "form-check-input"}),
        )  # fmt: skip

    def shared(self) -> list[forms.BoundField]:
        """Return the fields that hold for all."""
        return [self[name] for name in self.fields if not name.startswith("of_")]

    def rows(self) -> Iterator[tuple[Member, forms.BoundField]]:
        """Yield the members with their fields."""
        for one in self.people:
            yield one, self[f"of_{one.pk}"]

    def chosen(self) -> list[tuple[Member, Any]]:
        """Return who was ticked, or has a score; raises NobodyChosen."""
        everybody = "all" in self.data and not self.scores
        said = [
            (one, True if everybody else self.cleaned_data[f"of_{one.pk}"]) for one in self.people
        ]
        found = [(one, value) for one, value in said if value is not None and value is not False]
        if not found:
            raise NobodyChosen
        return found

    def write(self, *, actor: User, today: date) -> None:
        """Record each."""
        for member, value in self.chosen():
            within(self, self.record_one(member, value, actor=actor, today=today))

    def record_one(
        self, member: Member, value: Any, *, actor: User, today: date
    ) -> OrganizationRecord:
        """Record one member's; the room's verb."""
        raise NotImplementedError


class CourseRoll(RollForm):
    """Members who attended a course."""

    category = forms.ChoiceField(
        label="参训身份",
        choices=[
            (Attendee.MEMBER.value, "党员"),
            (Attendee.PARTY_WORKER.value, "书记和党务工作者"),
        ],
    )
    minutes = forms.IntegerField(label="参训时长（分钟）", min_value=1)
    passed = forms.NullBooleanField(
        label="结业", required=False,
        widget=forms.Select(choices=[("", "不填"), ("true", "是"), ("false", "否")]),
    )  # fmt: skip

    def prepare(self) -> None:
        """Take all of the course's length."""
        super().prepare()
        self.fields["minutes"].initial = self.record.minutes_long

    def record_one(
        self, member: Member, value: Any, *, actor: User, today: date
    ) -> OrganizationRecord:
        """Record that she attended."""
        return changes.attend_course(
            course=self.record, person=member, category=Attendee(self.cleaned_data["category"]),
            minutes=self.cleaned_data["minutes"], passed=self.cleaned_data["passed"],
            today=today, actor=actor,
        )  # fmt: skip


class ScoreRoll(RollForm):
    """Scores of a quiz."""

    scores = True
    attempted_on = DayField(label="答题日期")

    def prepare(self) -> None:
        """Take the day of the quiz."""
        super().prepare()
        self.fields["attempted_on"].initial = self.record.held_on

    def record_one(
        self, member: Member, value: Any, *, actor: User, today: date
    ) -> OrganizationRecord:
        """Record her score."""
        return changes.attempt(
            quiz=self.record, member=member, attempted_on=self.cleaned_data["attempted_on"],
            score=value, today=today, actor=actor,
        )  # fmt: skip


class ReflectionRoll(RollForm):
    """Members who handed in a reflection on one subject."""

    title = forms.CharField(label="题目", max_length=200)
    handed_in_on = DayField(label="提交日期")

    def prepare(self) -> None:
        """Take today."""
        super().prepare()
        self.fields["handed_in_on"].initial = self.today

    def record_one(
        self, member: Member, value: Any, *, actor: User, today: date
    ) -> OrganizationRecord:
        """Record hers."""
        return changes.hand_in_reflection(
            member=member, title=self.cleaned_data["title"],
            handed_in_on=self.cleaned_data["handed_in_on"], today=today, actor=actor,
        )  # fmt: skip


@needs(Right.WRITE)
def attend(request: Request, pk: int) -> HttpResponseBase:
    """Enter who of a branch attended a course."""
    course: Course = get_object_or_404(Courses().one_of(request.access), pk=pk)
    require_in(request, Right.WRITE, course.organization_id)
    known = CourseAttendance.objects.filter(course=course).exclude(member=None).values("member")
    ask = submitting.Ask(
        heading=f"登记参训党员：{course.name}", button="保存参训记录", back=Courses.url(pk=pk),
        done="参训已登记。", template="learning/roll.html",
        hint=f"{course.began_on}开班，时长{course.minutes_long}分钟。",
    )  # fmt: skip
    return _serve(request, ask, CourseRoll, record=course, day=course.began_on, known=known)


@needs(Right.WRITE)
def scores(request: Request, pk: int) -> HttpResponseBase:
    """Enter the scores of a branch."""
    quiz: Quiz = get_object_or_404(Quizzes().one_of(request.access), pk=pk)
    require_in(request, Right.WRITE, quiz.organization_id)
    known = QuizAttempt.objects.filter(quiz=quiz).values("member")
    ask = submitting.Ask(
        heading=f"登记得分：{quiz.title}", button="保存得分", back=Quizzes.url(pk=pk),
        done="得分已登记。", template="learning/roll.html",
        hint="得分按百分制填写，没有参加的留空；已有得分的人不再列出。",
    )  # fmt: skip
    return _serve(request, ask, ScoreRoll, record=quiz, day=quiz.held_on, known=known)


@needs(Right.WRITE)
def reflect(request: Request) -> HttpResponseBase:
    """Enter who of a branch handed in a reflection."""
    ask = submitting.Ask(
        heading="登记全支部心得体会", button="保存", back=Reflections.url(),
        done="心得体会已登记。", template="learning/roll.html",
        hint="同一个题目、同一天提交的一次登记；各人题目不同的用“登记一篇”。",
    )  # fmt: skip
    return _serve(request, ask, ReflectionRoll, record=None, day=request.today, known=None)


def _serve(
    request: Request,
    ask: submitting.Ask,
    kind: type[RollForm],
    *,
    record: Course | Quiz | None,
    day: date,
    known: QuerySet[Any] | None,
) -> HttpResponseBase:
    own: dict[str, Any] = {"access": request.access, "today": request.today}
    where = WhereForm(request.GET if "organization" in request.GET else None, **own)
    choices = getattr(where.fields["organization"].widget, "choices", [])
    only = len(choices) == 2
    if only and not where.is_bound:
        where = WhereForm({"organization": choices[1][0]}, **own)
    organization = where.cleaned_data["organization"] if where.is_valid() else None
    people = _people(organization, day, known) if organization else []
    make: Callable[[Any, Any], Any] = lambda data, _: kind(  # noqa: E731
        data, people=people, record=record, initial={}, **own
    )
    return submitting.serve(
        request, ask, make,
        lambda form: form.write(actor=request.user, today=request.today), lambda _: ask.back,
        where=where, organization=organization, people=people, day=day, only=only,
        scores=kind.scores,
    )  # fmt: skip


def _people(organization: Organization, day: date, known: QuerySet[Any] | None) -> Sequence[Member]:
    """Return who belonged there, or below, on the day and is not entered yet."""
    found = entitled(organization, MeetingKind.LECTURE, day)
    entered = set(known.values_list("member", flat=True)) if known is not None else set()
    return [one for one in found if one.pk not in entered]
