"""The forms of learning: what is asked, and which change it calls."""

from __future__ import annotations

from datetime import date
from typing import Any

from dangwu.accounts.models import User
from dangwu.admissions.models import Applicant
from dangwu.learning import changes, corrections
from dangwu.learning.models import (
    Article,
    Attendee,
    Course,
    CourseAttendance,
    Quiz,
    QuizAttempt,
    Reflection,
    Talk,
)
from dangwu.meetings.forms import ReasonField, within
from dangwu.members.fields import PeopleForm
from dangwu.members.verb_forms import Withdrawal
from dangwu.organizations.models import FOREVER
from dangwu.pages.fields import NamedField
from dangwu.pages.forms import RecordForm


class CourseField(NamedField):
    """A course by its name, told apart by its first day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, lookups=("name",), what="培训班名称", label="培训班", **kwargs)

    def label_of(self, record: Any) -> str:
        """Return the name with the day."""
        return f"{record.name}（{record.began_on}）"


class QuizField(NamedField):
    """A quiz by its title, told apart by its day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, lookups=("title",), what="答题测试名称", label="答题测试", **kwargs)

    def label_of(self, record: Any) -> str:
        """Return the title with the day."""
        return f"{record.title}（{record.held_on}）"


class ApplicantField(NamedField):
    """An applicant by name, told apart by who trains her."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(None, what="入党申请人姓名", label="入党申请人", required=False, **kwargs)

    def label_of(self, record: Any) -> str:
        """Return the name with the branch."""
        return f"{record.name}（{record.organization.document_name}）"


class LearningWithdrawal(Withdrawal):
    """A record of learning that should not be."""

    verb = staticmethod(corrections.withdraw)


class CourseForm(RecordForm):
    """A course."""

    model = Course
    names = ("organization", "name", "kind", "began_on", "ended_on", "minutes_long",
             "outside_organizer")  # fmt: skip
    optional = ("ended_on",)

    def clean(self) -> dict[str, Any]:
        """Take a course without a last day as one of a single day."""
        said = super().clean() or {}
        if said.get("ended_on") is None:
            said["ended_on"] = said.get("began_on")
        return said

    def write(self, *, actor: User, today: date) -> Course:
        """Record it."""
        return changes.hold_course(**self.cleaned_data, actor=actor, today=today)


class CourseCorrection(RecordForm):
    """The same, with the reason."""

    model = Course
    names = ("name", "kind", "began_on", "ended_on", "minutes_long", "outside_organizer")
    reason = ReasonField()

    def write(self, *, actor: User, today: date) -> Course:
        """Correct it."""
        corrections.correct_course(
            course=self.record, **self.cleaned_data, actor=actor, today=today
        )
        return self.record  # type: ignore[no-any-return]


class AttendedForm(PeopleForm):
    """One person at one course; without minutes, she attended all of it."""

    model = CourseAttendance
    names = ("course", "category", "member", "applicant", "minutes", "passed")
    optional = ("minutes",)

    course = CourseField()
    applicant = ApplicantField()

    def prepare(self) -> None:
        """Offer courses and applicants within her right."""
        courses = self.access.visible(Course.objects.order_by("-began_on", "-pk"), self.right)
        self._offer("course", courses)
        training = Applicant.objects.filter(member=None, stopped_on=FOREVER)
        rows = training.select_related("organization").order_by("pk")
        self._offer("applicant", self.access.visible(rows, self.right))
        self.fields["member"].help_text = "党员、党务工作者填这里。"
        self.fields["applicant"].help_text = "发展对象、积极分子填这里。"
        self.fields["minutes"].help_text = "不填则按培训班的全部时长。"
        super().prepare()

    def _offer(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.offer(rows)

    def clean(self) -> dict[str, Any]:
        """Ask for one person, of the kind that the category says."""
        said = super().clean() or {}
        wanted = "member" if said.get("category") in corrections.OF_MEMBERS else "applicant"
        other = "applicant" if wanted == "member" else "member"
        if said.get("category") and said.get(wanted) is None and wanted not in self.errors:
            self.add_error(wanted, f"{said['category']}请填{self.fields[wanted].label}。")
        elif said.get(other) is not None:
            self.add_error(other, f"{said['category']}不填{self.fields[other].label}，请清空。")
        return said

    def write(self, *, actor: User, today: date) -> CourseAttendance:
        """Record it."""
        said = dict(self.cleaned_data)
        member, applicant = said.pop("member"), said.pop("applicant")
        if said["minutes"] is None:
            said["minutes"] = said["course"].minutes_long
        category = Attendee(said.pop("category"))
        made = changes.attend_course(
            person=member or applicant, category=category, **said, actor=actor, today=today
        )
        return within(self, made)


class AttendedCorrection(RecordForm):
    """As what and how long somebody attended."""

    model = CourseAttendance
    names = ("category", "minutes", "passed")
    reason = ReasonField()

    def write(self, *, actor: User, today: date) -> CourseAttendance:
        """Correct it."""
        corrections.correct_attended(attended=self.record, **self.cleaned_data, actor=actor)
        return self.record  # type: ignore[no-any-return]


class QuizForm(RecordForm):
    """A quiz."""

    model = Quiz
    names = ("organization", "title", "kind", "held_on", "online")

    def write(self, *, actor: User, today: date) -> Quiz:
        """Record it."""
        return changes.hold_quiz(**self.cleaned_data, actor=actor, today=today)


class QuizCorrection(RecordForm):
    """The same, with the reason."""

    model = Quiz
    names = ("title", "kind", "held_on", "online")
    reason = ReasonField()

    def write(self, *, actor: User, today: date) -> Quiz:
        """Correct it."""
        corrections.correct_quiz(quiz=self.record, **self.cleaned_data, actor=actor, today=today)
        return self.record  # type: ignore[no-any-return]


class AttemptForm(PeopleForm):
    """One member's attempt."""

    model = QuizAttempt
    names = ("quiz", "member", "attempted_on", "score")

    quiz = QuizField()

    def prepare(self) -> None:
        """Offer quizzes within her right."""
        field: Any = self.fields["quiz"]
        field.offer(self.access.visible(Quiz.objects.order_by("-held_on", "-pk"), self.right))
        super().prepare()

    def write(self, *, actor: User, today: date) -> QuizAttempt:
        """Record it."""
        return within(self, changes.attempt(**self.cleaned_data, actor=actor, today=today))


class AttemptCorrection(RecordForm):
    """Another day or score."""

    model = QuizAttempt
    names = ("attempted_on", "score")
    reason = ReasonField()

    def write(self, *, actor: User, today: date) -> QuizAttempt:
        """Correct it."""
        corrections.correct_attempt(
            tried=self.record, **self.cleaned_data, actor=actor, today=today
        )
        record: QuizAttempt = self.record
        return within(self, record)


class ReflectionForm(PeopleForm):
    """A reflection."""

    model = Reflection
    names = ("member", "title", "handed_in_on")

    def write(self, *, actor: User, today: date) -> Reflection:
        """Record it."""
        made = changes.hand_in_reflection(**self.cleaned_data, actor=actor, today=today)
        return within(self, made)


class ReflectionCorrection(RecordForm):
    """Another title or day."""

    model = Reflection
    names = ("title", "handed_in_on")
    reason = ReasonField()

    def write(self, *, actor: User, today: date) -> Reflection:
        """Correct it."""
        corrections.correct_reflection(
            reflection=self.record, **self.cleaned_data, actor=actor, today=today
        )
        record: Reflection = self.record
        return within(self, record)


class ArticleForm(PeopleForm):
    """A research article."""

    model = Article
    names = ("organization", "title", "author", "finished_on")

    def write(self, *, actor: User, today: date) -> Article:
        """Record it."""
        return changes.finish_article(**self.cleaned_data, actor=actor, today=today)


class ArticleCorrection(RecordForm):
    """Another title or day."""

    model = Article
    names = ("title", "finished_on")
    reason = ReasonField()

    def write(self, *, actor: User, today: date) -> Article:
        """Correct it."""
        corrections.correct_article(
            article=self.record, **self.cleaned_data, actor=actor, today=today
        )
        return self.record  # type: ignore[no-any-return]


class TalkForm(PeopleForm):
    """A talk."""

    model = Talk
    names = ("organization", "topic", "held_on", "audience", "speaker", "speaker_name",
             "listeners")  # fmt: skip

    def prepare(self) -> None:
        """Say that one of the two speakers is enough."""
        self.fields["speaker"].help_text = "宣讲人和外请宣讲人填一个。"
        super().prepare()

    def write(self, *, actor: User, today: date) -> Talk:
        """Record it."""
        return changes.give_talk(**self.cleaned_data, actor=actor, today=today)


class TalkCorrection(RecordForm):
    """What may be corrected of a talk, with the reason."""

    model = Talk
    names = ("topic", "held_on", "audience", "speaker_name", "listeners")
    reason = ReasonField()

    def write(self, *, actor: User, today: date) -> Talk:
        """Correct it."""
        corrections.correct_talk(talk=self.record, **self.cleaned_data, actor=actor, today=today)
        return self.record  # type: ignore[no-any-return]
