"""Both sides of what the writes of learning refuse, and what the log keeps."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.admissions.models import Applicant
from dangwu.learning import changes
from dangwu.learning.models import Attendee, Course, CourseAttendance, Quiz, QuizAttempt
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.examples import Example, load
from tests.refusing import refused

TODAY = date(2020, 6, 30)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def branch() -> Organization:
    return Organization.objects.get(pk=3)


def member(number: int) -> Member:
    return Member.objects.get(pk=number)


def applicant() -> Applicant:
    return Applicant.objects.create(
        organization_id=4, name="舒窈", sex="女", birth_no=19960203, education="大学本科"
    )


def course(**fields: Any) -> Course:
    given = {
        "organization": branch(), "name": "春季班", "kind": "党员培训", "began_on": TODAY,
        "ended_on": TODAY, "minutes_long": 480, "today": TODAY,
    }  # fmt: skip
    return changes.hold_course(**{**given, **fields})


def attend(at: Course, person: Any, **fields: Any) -> CourseAttendance:
    given = {"category": Attendee.MEMBER, "minutes": 480, "today": TODAY}
    return changes.attend_course(course=at, person=person, **{**given, **fields})


def quiz(**fields: Any) -> Quiz:
    given = {
        "organization": branch(), "title": "党史答题", "kind": "网上答题", "held_on": TODAY - DAY,
        "today": TODAY,
    }  # fmt: skip
    return changes.hold_quiz(**{**given, **fields})


AHEAD = "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"


def test_a_course_ends_no_earlier_than_it_began() -> None:
    assert refused(course, ended_on=TODAY - DAY) == (
        "培训班2020-06-30开班、2020-06-29结束：结束不能早于开班，请核对日期。"
    )
    course()
    assert Change.objects.get().action == "learning.course"


def test_nothing_is_recorded_ahead_of_today() -> None:
    late = TODAY + DAY
    given: dict[str, Any] = {"organization": branch(), "today": TODAY}
    assert refused(course, began_on=late, ended_on=late) == AHEAD
    assert refused(quiz, held_on=late) == AHEAD
    assert refused(changes.finish_article, title="调研", finished_on=late, **given) == AHEAD
    assert (
        refused(
            changes.give_talk, topic="节粮", audience="群众", held_on=late, speaker_name="温岚",
            **given,
        )
        == AHEAD
    )  # fmt: skip
    assert (
        refused(
            changes.hand_in_reflection, member=member(31), title="体会", handed_in_on=late,
            today=TODAY,
        )
        == AHEAD
    )  # fmt: skip


def test_each_comes_as_what_she_is() -> None:
    spring, person = course(), applicant()
    assert refused(attend, spring, member(31), category=Attendee.ACTIVIST) == (
        "“林望舒”是党员，不能以积极分子身份参训：党员的参训身份是党务工作者或党员，请核对。"
    )
    assert refused(attend, spring, person) == (
        "“舒窈”是入党申请人，不能以党员身份参训：入党申请人的参训身份是发展对象或积极分子，请核对。"
    )

    attend(spring, member(31), category=Attendee.PARTY_WORKER)
    attend(spring, person, category=Attendee.CANDIDATE, passed=True)

    found = CourseAttendance.objects.order_by("pk").values_list(
        "organization_id", "member_id", "applicant_id", "passed"
    )
    assert list(found) == [(3, 31, None, None), (4, None, person.pk, True)]


def test_nobody_attends_longer_than_the_course() -> None:
    assert refused(attend, course(), member(31), minutes=481) == (
        "“林望舒”参训481分钟，超过培训班的480分钟：请核对时长。"
    )


def test_nobody_attends_a_course_twice() -> None:
    spring = course()
    attend(spring, member(31))

    assert refused(attend, spring, member(31)) == (
        "“林望舒”在“春季班”已有参训记录：请改正原记录，不要重复登记。"
    )
    attend(course(name="夏季班"), member(31))


def test_scores_are_out_of_100() -> None:
    held = quiz()
    given: dict[str, Any] = {
        "quiz": held, "member": member(41), "attempted_on": TODAY, "today": TODAY,
    }  # fmt: skip
    for score in (-1, 101):
        assert refused(changes.attempt, score=score, **given) == (
            f"得分{score}不在0至100之间：得分按百分制登记，请换算后填写。"
        )
    for score in (0, 100):
        changes.attempt(score=score, **given)
    assert set(QuizAttempt.objects.values_list("organization_id", flat=True)) == {4}


def test_an_attempt_comes_once_the_quiz_is_open() -> None:
    held = quiz()
    given: dict[str, Any] = {"quiz": held, "member": member(41), "score": 90, "today": TODAY}

    assert refused(changes.attempt, attempted_on=TODAY - 2 * DAY, **given) == (
        "“党史答题”自2020-06-29起举办，不能在2020-06-28答题：请核对日期。"
    )
    changes.attempt(attempted_on=TODAY - DAY, **given)


def test_a_reflection_counts_where_its_writer_belongs() -> None:
    reflection = changes.hand_in_reflection(
        member=member(41), title="体会", handed_in_on=TODAY, today=TODAY
    )

    assert reflection.organization_id == 4
    assert refused(
        changes.hand_in_reflection, member=member(32), title="体会", today=TODAY,
        handed_in_on=date(2019, 11, 4),
    ) == "石砚2019-11-04不在册，不能登记当日的事项，请核对日期。"  # fmt: skip


def test_a_talk_has_its_speaker() -> None:
    given: dict[str, Any] = {
        "organization": branch(), "topic": "节粮", "audience": "群众", "held_on": TODAY,
        "today": TODAY,
    }  # fmt: skip

    assert refused(changes.give_talk, **given) == (
        "宣讲“节粮”没有宣讲人：请选择党员，或填写外请宣讲人姓名。"
    )
    changes.give_talk(speaker=member(31), **given)
    changes.give_talk(speaker_name="温岚", listeners=40, **given)
    assert list(Change.objects.values_list("action", flat=True)) == ["learning.talk"] * 2


def test_an_article_is_logged_with_its_author() -> None:
    changes.finish_article(
        organization=branch(), title="轮换调研", finished_on=TODAY, today=TODAY, author=member(31)
    )

    assert Change.objects.get().after == {
        "organization": 3, "title": "轮换调研", "finished_on": "2020-06-30", "author": 31,
    }  # fmt: skip
