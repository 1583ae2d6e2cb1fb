"""The books of learning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from dangwu.accounts.rights import Right
from dangwu.learning import forms
from dangwu.learning.models import (
    Article,
    Course,
    CourseAttendance,
    Quiz,
    QuizAttempt,
    Reflection,
    Talk,
)
from dangwu.pages.access import Access
from dangwu.pages.cells import Column
from dangwu.pages.registers import Link, Register, Section, Writing, name_actions

_UNIT = "organization__document_name"
_WITHDRAW = Writing("withdraw", "撤销", forms.LearningWithdrawal, "已撤销。", ends=True)


class Courses(Register):
    """Training courses."""

    model = Course
    slug = "courses"
    hint = "登记举办的和派人参加的培训班，再登记参训人员；学时由此计算。"
    columns = ("name", "kind", _UNIT, "began_on", "ended_on", Column("minutes_long", "时长分钟数"))
    details = ("name", "kind", "organization", "began_on", "ended_on",
               Column("minutes_long", "时长分钟数"), "outside_organizer")  # fmt: skip
    related = ("organization",)
    search = ("name", "outside_organizer")
    filters = ("kind",)
    day = "began_on"
    order = ("-began_on", "-pk")
    new = Writing("new", "登记培训班", forms.CourseForm, "培训班已登记，请登记参训人员。")
    changes = (Writing("correct", "更正", forms.CourseCorrection, "已更正。"), _WITHDRAW)

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the page on which many attendees are entered at once."""
        if record is None:
            return ()
        href = reverse("learning:attend", args=[record.pk])
        return (Link("登记参训党员", href, "users", Right.WRITE, main=True),)

    def sections(self, access: Access, record: Course) -> Sequence[Section]:
        """Return who attended."""
        rows = access.visible(CourseAttendance.objects.filter(course=record))
        rows = rows.select_related("member", "applicant", "course", "organization")
        return (
            Section(
                Attended, rows.order_by("pk"), columns=("person", "category", "minutes", "passed"),
                new=f"{Attended.url('new')}?course={record.pk}" if access.may(Right.WRITE) else "",
            ),
        )  # fmt: skip


class Attended(Register):
    """Who attended which course."""

    model = CourseAttendance
    slug = "course-attendances"
    hint = "谁参加了哪个培训班：党员和党务工作者，发展对象和积极分子。"
    columns = (
        Column("person", "姓名"), "course__name", "category", "course__began_on",
        Column("minutes", "参训分钟数"), "passed",
    )  # fmt: skip
    details = ("course", "category", "member", "applicant", "organization",
               Column("minutes", "参训分钟数"), "passed")  # fmt: skip
    related = ("course", "member", "applicant", "organization")
    search = ("member__name", "applicant__name", "course__name")
    filters = ("category", "passed")
    day = "course__began_on"
    order = ("-course_id", "pk")
    new = Writing("new", "登记一人参训", forms.AttendedForm, "参训已登记。")
    changes = (Writing("correct", "更正", forms.AttendedCorrection, "已更正。"), _WITHDRAW)

    def name_of(self, record: CourseAttendance) -> str:
        """Return 林望舒参加某某培训班."""
        return f"{record.person()}参加{record.course.name}"


class Quizzes(Register):
    """Quizzes, contests, tests."""

    model = Quiz
    slug = "quizzes"
    hint = "登记网上答题、知识竞赛、测试，再登记各人得分。"
    columns = ("title", "kind", _UNIT, "held_on", "online")
    related = ("organization",)
    search = ("title",)
    filters = ("kind", "online")
    day = "held_on"
    order = ("-held_on", "-pk")
    new = Writing("new", "登记答题测试", forms.QuizForm, "已登记，请登记各人得分。")
    changes = (Writing("correct", "更正", forms.QuizCorrection, "已更正。"), _WITHDRAW)

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the page on which a branch's scores are entered at once."""
        if record is None:
            return ()
        href = reverse("learning:scores", args=[record.pk])
        return (Link("登记得分", href, "users", Right.WRITE, main=True),)

    def sections(self, access: Access, record: Quiz) -> Sequence[Section]:
        """Return who tried."""
        rows = access.visible(QuizAttempt.objects.filter(quiz=record))
        rows = rows.select_related("member", "quiz", "organization")
        return (
            Section(
                Attempts, rows.order_by("-score", "pk"),
                columns=("member__name", "attempted_on", "score"),
                new=f"{Attempts.url('new')}?quiz={record.pk}" if access.may(Right.WRITE) else "",
            ),
        )  # fmt: skip


class Attempts(Register):
    """Who tried which quiz."""

    model = QuizAttempt
    slug = "quiz-attempts"
    hint = "每名党员答题的日期和得分。"
    columns = ("member__name", "quiz__title", _UNIT, "attempted_on", "score")
    related = ("member", "quiz", "organization")
    search = ("member__name", "quiz__title")
    filters = ("quiz__kind",)
    day = "attempted_on"
    order = ("-attempted_on", "-pk")
    new = Writing("new", "登记一人得分", forms.AttemptForm, "得分已登记。")
    changes = (Writing("correct", "更正", forms.AttemptCorrection, "已更正。"), _WITHDRAW)

    def name_of(self, record: QuizAttempt) -> str:
        """Return 林望舒：党章知识测试."""
        return f"{record.member.name}：{record.quiz.title}"


class Reflections(Register):
    """Reflections that members handed in."""

    model = Reflection
    slug = "reflections"
    hint = "登记党员提交的心得体会。"
    columns = ("title", "member__name", _UNIT, "handed_in_on")
    related = ("member", "organization")
    search = ("title", "member__name")
    day = "handed_in_on"
    order = ("-handed_in_on", "-pk")
    new = Writing("new", "登记一篇", forms.ReflectionForm, "心得体会已登记。")
    changes = (Writing("correct", "更正", forms.ReflectionCorrection, "已更正。"), _WITHDRAW)

    def name_of(self, record: Reflection) -> str:
        """Return the title."""
        return record.title

    def links(self, access: Access, record: Any | None) -> Sequence[Link]:
        """Return the page on which those of a branch are entered at once."""
        if record is not None:
            return ()
        return (Link("登记全支部", reverse("learning:reflect"), "users", Right.WRITE),)


class Articles(Register):
    """Research articles."""

    model = Article
    slug = "articles"
    hint = "登记完成的调研文章。"
    columns = ("title", "author__name", _UNIT, "finished_on")
    related = ("author", "organization")
    search = ("title", "author__name")
    day = "finished_on"
    order = ("-finished_on", "-pk")
    new = Writing("new", "登记调研文章", forms.ArticleForm, "调研文章已登记。")
    changes = (Writing("correct", "更正", forms.ArticleCorrection, "已更正。"), _WITHDRAW)

    def name_of(self, record: Article) -> str:
        """Return the title."""
        return record.title


class Talks(Register):
    """Talks given to the public or to branches."""

    model = Talk
    slug = "talks"
    hint = "登记向群众、党支部、企业、职工的宣讲。"
    columns = ("topic", Column("given_by", "宣讲人"), "audience", _UNIT, "held_on", "listeners")
    related = ("speaker", "organization")
    search = ("topic", "speaker__name", "speaker_name")
    filters = ("audience",)
    day = "held_on"
    order = ("-held_on", "-pk")
    new = Writing("new", "登记宣讲", forms.TalkForm, "宣讲已登记。")
    changes = (Writing("correct", "更正", forms.TalkCorrection, "已更正。"), _WITHDRAW)

    def name_of(self, record: Talk) -> str:
        """Return the topic."""
        return record.topic


REGISTERS: Sequence[type[Register]] = (
    Courses, Attended, Quizzes, Attempts, Reflections, Articles, Talks,
)  # fmt: skip
name_actions(
    {
        "learning.course": "登记培训班",
        "learning.correct_course": "更正培训班",
        "learning.attend": "登记参训",
        "learning.correct_attended": "更正参训",
        "learning.quiz": "登记答题测试",
        "learning.correct_quiz": "更正答题测试",
        "learning.attempt": "登记得分",
        "learning.correct_attempt": "更正得分",
        "learning.reflection": "登记心得体会",
        "learning.correct_reflection": "更正心得体会",
        "learning.article": "登记调研文章",
        "learning.correct_article": "更正调研文章",
        "learning.talk": "登记宣讲",
        "learning.correct_talk": "更正宣讲",
        "learning.withdraw": "撤销",
    }
)
