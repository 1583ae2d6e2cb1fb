"""Corrections of learning: what recording asks is asked again, the reason is kept."""

from datetime import date
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.learning import changes, corrections
from dangwu.learning.models import Attendee, Course, CourseAttendance, Quiz, QuizAttempt
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.cast import stock_cast
from tests.refusing import refused

TODAY = date(2020, 6, 30)


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    stock_cast()


def branch() -> Organization:
    return Organization.objects.get(pk=3)


def member(number: int = 31) -> Member:
    return Member.objects.get(pk=number)


@pytest.fixture
def course() -> Course:
    return changes.hold_course(
        organization=branch(), name="春训", kind="党员培训", began_on=date(2020, 6, 1),
        ended_on=date(2020, 6, 2), minutes_long=480, today=TODAY,
    )  # fmt: skip


@pytest.fixture
def attended(course: Course) -> CourseAttendance:
    return changes.attend_course(
        course=course, person=member(), category=Attendee.MEMBER, minutes=240, today=TODAY
    )


@pytest.fixture
def quiz() -> Quiz:
    return changes.hold_quiz(
        organization=branch(), title="党章", kind="测试", held_on=date(2020, 6, 1), today=TODAY
    )


@pytest.fixture
def tried(quiz: Quiz) -> QuizAttempt:
    return changes.attempt(
        quiz=quiz, member=member(), attempted_on=date(2020, 6, 2), score=90, today=TODAY
    )


def told(action: str) -> Change:
    return Change.objects.get(action=action)


def test_a_course_is_corrected(course: Course, attended: CourseAttendance) -> None:
    given: dict[str, Any] = {"course": course, "reason": "笔误", "today": TODAY}
    correct = corrections.correct_course
    assert refused(correct, **given, ended_on=date(2020, 5, 31)) == (
        "培训班2020-06-01开班、2020-05-31结束：结束不能早于开班，请核对日期。"
    )
    assert refused(correct, **given, minutes_long=239) == (
        "“林望舒”参训240分钟，超过培训班的239分钟：请核对时长。"
    )
    assert refused(correct, **given, began_on=date(2020, 7, 1), ended_on=date(2020, 7, 1)) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )

    correct(**given, minutes_long=240, name="春训")

    entry = told("learning.correct_course")
    assert (entry.before, entry.after) == ({"minutes_long": 480}, {"minutes_long": 240})
    assert entry.reason == "笔误"


def test_nothing_is_logged_where_nothing_differs(course: Course) -> None:
    corrections.correct_course(course=course, reason="笔误", today=TODAY, name="春训")
    assert not Change.objects.filter(action="learning.correct_course").exists()


def test_what_somebody_attended_is_corrected(attended: CourseAttendance) -> None:
    given: dict[str, Any] = {"attended": attended, "passed": True, "reason": "笔误"}
    correct = corrections.correct_attended
    assert refused(correct, **given, category="党员", minutes=481) == (
        "“林望舒”参训481分钟，超过培训班的480分钟：请核对时长。"
    )
    assert refused(correct, **given, category="积极分子", minutes=480) == (
        "“林望舒”是党员，不能以积极分子身份参训：党员的参训身份是党务工作者或党员，请核对。"
    )
    correct(**given, category="党务工作者", minutes=480)
    attended.refresh_from_db()
    assert (attended.category, attended.minutes, attended.passed) == ("党务工作者", 480, True)


def test_a_quiz_is_corrected(quiz: Quiz, tried: QuizAttempt) -> None:
    given: dict[str, Any] = {"quiz": quiz, "reason": "笔误", "today": TODAY}
    assert refused(corrections.correct_quiz, **given, held_on=date(2020, 6, 3)) == (
        "“党章”自2020-06-03起举办，不能在2020-06-02答题：请核对日期。"
    )
    corrections.correct_quiz(**given, held_on=date(2020, 6, 2), online=False)
    assert told("learning.correct_quiz").after == {"held_on": "2020-06-02", "online": False}


def test_an_attempt_is_corrected(tried: QuizAttempt) -> None:
    given: dict[str, Any] = {"tried": tried, "reason": "笔误", "today": TODAY}
    correct = corrections.correct_attempt
    day = date(2020, 6, 2)
    for score in (-1, 101):
        assert refused(correct, **given, attempted_on=day, score=score) == (
            f"得分{score}不在0至100之间：得分按百分制登记，请换算后填写。"
        )
    assert refused(correct, **given, attempted_on=date(2020, 5, 31), score=1) == (
        "“党章”自2020-06-01起举办，不能在2020-05-31答题：请核对日期。"
    )
    correct(**given, attempted_on=date(2020, 6, 1), score=100)
    tried.refresh_from_db()
    assert (tried.attempted_on, tried.score) == (date(2020, 6, 1), 100)


def test_a_reflection_is_corrected() -> None:
    made = changes.hand_in_reflection(
        member=member(32), title="体会", handed_in_on=TODAY, today=TODAY
    )
    given: dict[str, Any] = {"reflection": made, "title": "学党章体会", "reason": "笔误",
                             "today": TODAY}  # fmt: skip
    assert refused(corrections.correct_reflection, **given, handed_in_on=date(2019, 11, 4)) == (
        "石砚2019-11-04不在册，不能登记当日的事项，请核对日期。"
    )
    corrections.correct_reflection(**given, handed_in_on=date(2019, 11, 5))
    made.refresh_from_db()
    assert (made.title, made.handed_in_on) == ("学党章体会", date(2019, 11, 5))


def test_an_article_is_corrected() -> None:
    made = changes.finish_article(
        organization=branch(), title="调研", finished_on=TODAY, today=TODAY
    )
    given: dict[str, Any] = {"article": made, "reason": "笔误", "today": TODAY}
    assert refused(corrections.correct_article, **given, finished_on=date(2020, 7, 1)) == (
        "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
    )
    corrections.correct_article(**given, title="粮食调研")
    assert told("learning.correct_article").before == {"title": "调研"}


def test_a_talk_is_corrected() -> None:
    made = changes.give_talk(
        organization=branch(), topic="形势", audience="群众", held_on=TODAY, today=TODAY,
        speaker_name="温岚",
    )  # fmt: skip
    given: dict[str, Any] = {"talk": made, "reason": "笔误", "today": TODAY}
    assert refused(corrections.correct_talk, **given, speaker_name="") == (
        "宣讲“形势”没有宣讲人：请选择党员，或填写外请宣讲人姓名。"
    )
    corrections.correct_talk(**given, speaker_name="", speaker=member())
    made.refresh_from_db()
    assert made.given_by() == "林望舒"
