"""The books of learning: who may what, forms, a branch in one table."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.admissions.models import Applicant
from dangwu.learning import changes
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
from dangwu.members import changes as people
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.pages.forms import new_token
from dangwu.pages.submitting import version_of
from tests.cast import BRANCH, OTHER, STRANGER, TODAY, Cast, stock_cast

ROOT = "/records/learning/"
BOOKS = ("courses", "course-attendances", "quizzes", "quiz-attempts", "reflections", "articles",
         "talks")  # fmt: skip
READERS = {Role.OFFICER, Role.SECRETARY, Role.COMMITTEE_MEMBER, Role.LEADER, Role.AUDITOR}
WRITERS = {Role.OFFICER, Role.SECRETARY, Role.COMMITTEE_MEMBER}
DAY = date(2020, 7, 1)


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def member(number: int = 31) -> Member:
    return Member.objects.get(pk=number)


def hold_course(number: int = BRANCH, **fields: Any) -> Course:
    given = {"name": "春训", "kind": "党员培训", "began_on": DAY, "ended_on": DAY,
             "minutes_long": 480, "today": TODAY}  # fmt: skip
    return changes.hold_course(
        organization=Organization.objects.get(pk=number), **{**given, **fields}
    )


def hold_quiz(number: int = BRANCH) -> Quiz:
    return changes.hold_quiz(
        organization=Organization.objects.get(pk=number), title="党章", kind="测试", held_on=DAY,
        today=TODAY,
    )  # fmt: skip


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def marks(record: Any = None) -> dict[str, str]:
    return {"_token": new_token(), "_version": version_of(record)}


@pytest.mark.parametrize("role", [*Role, STRANGER])
def test_who_reads_and_who_writes(cast: Cast, role: str) -> None:
    course, quiz = hold_course(), hold_quiz()
    reading = 200 if role in READERS else 403
    writing = 200 if role in WRITERS else 403
    for slug in BOOKS:
        assert cast[role].get(f"{ROOT}{slug}/").status_code == reading
        assert cast[role].get(f"{ROOT}{slug}/new/").status_code == writing
    assert cast[role].get(f"{ROOT}courses/{course.pk}/").status_code == reading
    for address in (
        f"courses/{course.pk}/people/", f"quizzes/{quiz.pk}/scores/", "reflections/branch/",
        f"courses/{course.pk}/correct/",
    ):  # fmt: skip
        assert cast[role].get(f"{ROOT}{address}").status_code == writing


def test_another_branch_is_out_of_reach(cast: Cast) -> None:
    course, quiz = hold_course(OTHER), hold_quiz(OTHER)
    for address in (f"courses/{course.pk}/", f"courses/{course.pk}/people/",
                    f"quizzes/{quiz.pk}/scores/"):  # fmt: skip
        assert cast[Role.SECRETARY].get(f"{ROOT}{address}").status_code == 404


def test_a_course_of_one_day_needs_no_last_day(cast: Cast) -> None:
    form = {"organization": str(BRANCH), "name": "夏训", "kind": "党员培训",
            "began_on": "2020-07-01", "minutes_long": "240", **marks()}  # fmt: skip
    answer = cast[Role.SECRETARY].post(f"{ROOT}courses/new/", form, follow=True)
    made = Course.objects.get()
    assert (made.began_on, made.ended_on) == (DAY, DAY)
    assert "培训班已登记，请登记参训人员。" in text_of(answer)
    assert "登记参训党员" in text_of(answer)


def test_a_branch_attended_in_one_table(cast: Cast) -> None:
    course = hold_course()
    page = f"{ROOT}courses/{course.pk}/people/"
    shown = cast[Role.SECRETARY].get(page)
    assert "第一党支部，2名党员" in text_of(shown)  # her only branch is chosen

    form = {"category": "党员", "minutes": "240", "passed": "true", "of_31": "on", **marks()}
    answer = cast[Role.SECRETARY].post(page, form, follow=True)

    made = CourseAttendance.objects.get()
    assert (made.member_id, made.minutes, made.passed) == (31, 240, True)
    assert "林望舒" in text_of(answer)
    assert "第一党支部，1名党员" in text_of(cast[Role.SECRETARY].get(page))


def test_all_are_chosen_by_one_button(cast: Cast) -> None:
    course = hold_course()
    form = {"category": "党务工作者", "minutes": "480", "all": "1", **marks()}
    cast[Role.SECRETARY].post(f"{ROOT}courses/{course.pk}/people/", form)
    found = CourseAttendance.objects.order_by("member_id").values_list("member_id", "category")
    assert list(found) == [(31, "党务工作者"), (32, "党务工作者")]
    empty = text_of(cast[Role.SECRETARY].get(f"{ROOT}courses/{course.pk}/people/"))
    assert "第一党支部2020年7月1日没有还要登记的党员。" in empty


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "一个人也没有选：请至少登记一人再保存。"),
        (
            {"of_31": "on", "minutes": "481"},
            "“林望舒”参训481分钟，超过培训班的480分钟：请核对时长。",
        ),
        ({"of_31": "on", "minutes": ""}, "请填写参训时长（分钟）。"),
    ],
)
def test_what_is_wrong_of_a_table_is_named(cast: Cast, said: dict[str, str], words: str) -> None:
    course = hold_course()
    form = {"category": "党员", "minutes": "240", **marks(), **said}
    answer = cast[Role.SECRETARY].post(f"{ROOT}courses/{course.pk}/people/", form)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not CourseAttendance.objects.exists()


def test_an_officer_says_of_which_branch(cast: Cast) -> None:
    course = hold_course(2)
    page = f"{ROOT}courses/{course.pk}/people/"
    assert "名党员" not in text_of(cast[Role.OFFICER].get(page))
    assert "第二党支部，1名党员" in text_of(cast[Role.OFFICER].get(page, {"organization": "4"}))
    form = {"category": "党员", "minutes": "240", "of_41": "on", **marks()}
    cast[Role.OFFICER].post(f"{page}?organization=4", form)
    assert CourseAttendance.objects.get().organization_id == 4


def test_scores_in_one_table(cast: Cast) -> None:
    quiz = hold_quiz()
    page = f"{ROOT}quizzes/{quiz.pk}/scores/"
    wrong = {"attempted_on": "2020-07-02", "of_31": "101", "of_32": "", **marks()}
    refused = cast[Role.SECRETARY].post(page, wrong)
    assert "得分101不在0至100之间：得分按百分制登记，请换算后填写。" in text_of(refused)
    assert 'value="101"' in refused.content.decode()

    cast[Role.SECRETARY].post(page, {**wrong, **marks(), "of_31": "0", "of_32": "95"})

    found = QuizAttempt.objects.order_by("member_id").values_list("member_id", "score")
    assert list(found) == [(31, 0), (32, 95)]  # none of the questions right is a score


def test_reflections_in_one_table(cast: Cast) -> None:
    page = f"{ROOT}reflections/branch/"
    form = {"title": "学党章体会", "handed_in_on": "2020-07-02", "of_32": "on", **marks()}
    cast[Role.SECRETARY].post(page, form)
    made = Reflection.objects.get()
    assert (made.member_id, made.title, made.handed_in_on) == (32, "学党章体会", date(2020, 7, 2))


def attending(**more: str) -> dict[str, str]:
    return {"course": str(Course.objects.get().pk), "category": "党员", "member": "31", **marks(),
            **more}  # fmt: skip


def test_one_attendee_takes_all_of_the_course_unless_told(cast: Cast) -> None:
    hold_course()
    cast[Role.SECRETARY].post(f"{ROOT}course-attendances/new/", attending())
    assert CourseAttendance.objects.get().minutes == 480


def test_a_course_in_the_address_is_chosen(cast: Cast) -> None:
    course = hold_course()
    page = cast[Role.SECRETARY].get(f"{ROOT}course-attendances/new/", {"course": str(course.pk)})
    assert (
        f'<option value="{course.pk}" selected>春训（2020-07-01）</option>' in page.content.decode()
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"member": ""}, "党员请填党员。"),
        ({"category": "积极分子"}, "积极分子请填入党申请人。"),
        ({"category": "积极分子", "member": ""}, "积极分子请填入党申请人。"),
        ({"member": "41"}, "没有找到党员“41”。"),
    ],
)
def test_one_person_of_the_right_kind_attends(cast: Cast, said: dict[str, str], words: str) -> None:
    hold_course()
    answer = cast[Role.SECRETARY].post(f"{ROOT}course-attendances/new/", attending(**said))
    assert answer.status_code == 422
    assert words in text_of(answer)


def test_an_applicant_attends(cast: Cast) -> None:
    hold_course(kind="积极分子培训")
    one = Applicant.objects.create(organization_id=BRANCH, name="顾盼", sex="女", birth_no=19950101)
    form = attending(category="积极分子", member="", applicant=str(one.pk))
    answer = cast[Role.SECRETARY].post(f"{ROOT}course-attendances/new/", form, follow=True)
    assert CourseAttendance.objects.get().applicant == one
    assert "顾盼参加春训" in text_of(answer)


@pytest.mark.parametrize(
    ("slug", "model", "form", "fixed", "field", "value"),
    [
        ("reflections", Reflection,
         {"member": "31", "title": "体会", "handed_in_on": "2020-07-01"},
         {"title": "新体会", "handed_in_on": "2020-07-01"}, "title", "新体会"),
        ("articles", Article,
         {"organization": "3", "title": "调研", "finished_on": "2020-07-01", "author": "31"},
         {"title": "新调研", "finished_on": "2020-07-01"}, "title", "新调研"),
        ("talks", Talk,
         {"organization": "3", "topic": "形势", "held_on": "2020-07-01", "audience": "群众",
          "speaker": "31"},
         {"topic": "新形势", "held_on": "2020-07-01", "audience": "群众"}, "topic", "新形势"),
        ("quizzes", Quiz,
         {"organization": "3", "title": "党规", "kind": "测试", "held_on": "2020-07-01"},
         {"title": "党规知识", "kind": "测试", "held_on": "2020-07-01"}, "title", "党规知识"),
        ("courses", Course,
         {"organization": "3", "name": "秋训", "kind": "党员培训", "began_on": "2020-07-01",
          "minutes_long": "60"},
         {"name": "新秋训", "kind": "党员培训", "began_on": "2020-07-01", "ended_on": "2020-07-01",
          "minutes_long": "60"}, "name", "新秋训"),
    ],
)  # fmt: skip
def test_a_record_is_made_and_corrected(
    cast: Cast, slug: str, model: Any, form: dict[str, str], fixed: dict[str, str],
    field: str, value: str,
) -> None:  # fmt: skip
    cast[Role.SECRETARY].post(f"{ROOT}{slug}/new/", {**form, **marks()})
    made = model.objects.get()
    page = f"{ROOT}{slug}/{made.pk}/"
    refused = cast[Role.SECRETARY].post(f"{page}correct/", {**fixed, **marks(made)})
    assert "请填写理由。" in text_of(refused)

    answer = cast[Role.SECRETARY].post(
        f"{page}correct/", {**fixed, **marks(made), "reason": "笔误"}, follow=True
    )

    made.refresh_from_db()
    assert getattr(made, field) == value
    assert "，理由：笔误" in text_of(answer)


def test_an_attempt_is_made_and_corrected(cast: Cast) -> None:
    quiz = hold_quiz()
    form = {"quiz": str(quiz.pk), "member": "31", "attempted_on": "2020-07-02", "score": "80"}
    cast[Role.SECRETARY].post(f"{ROOT}quiz-attempts/new/", {**form, **marks()})
    made = QuizAttempt.objects.get()
    page = f"{ROOT}quiz-attempts/{made.pk}/"
    assert "林望舒：党章" in text_of(cast[Role.SECRETARY].get(page))
    fixed = {"attempted_on": "2020-07-02", "score": "85", "reason": "笔误", **marks(made)}
    cast[Role.SECRETARY].post(f"{page}correct/", fixed)
    made.refresh_from_db()
    assert made.score == 85


def test_what_somebody_attended_is_corrected(cast: Cast) -> None:
    made = changes.attend_course(
        course=hold_course(), person=member(), category=Attendee.MEMBER, minutes=60, today=TODAY
    )
    page = f"{ROOT}course-attendances/{made.pk}/correct/"
    fixed = {"category": "党员", "minutes": "120", "reason": "笔误", **marks(made)}
    cast[Role.SECRETARY].post(page, fixed)
    made.refresh_from_db()
    assert made.minutes == 120


@pytest.mark.parametrize("slug", BOOKS)
def test_no_query_more_for_more_rows(cast: Cast, slug: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert cast[Role.OFFICER].get(f"{ROOT}{slug}/").status_code == 200
        return len(seen)

    fill()
    few = asked()
    for _ in range(5):
        fill()
    assert asked() == few


def fill() -> None:
    branch = Organization.objects.get(pk=BRANCH)
    course, quiz = hold_course(), hold_quiz()
    for one in (member(31), member(32)):
        changes.attend_course(
            course=course, person=one, category=Attendee.MEMBER, minutes=60, today=TODAY
        )
        changes.attempt(quiz=quiz, member=one, attempted_on=DAY, score=60, today=TODAY)
        changes.hand_in_reflection(member=one, title="体会", handed_in_on=DAY, today=TODAY)
        changes.finish_article(
            organization=branch, title="调研", finished_on=DAY, today=TODAY, author=one
        )
        changes.give_talk(
            organization=branch, topic="形势", audience="群众", held_on=DAY, today=TODAY,
            speaker=one,
        )  # fmt: skip


def test_what_was_recorded_by_mistake_goes_with_a_reason(cast: Cast) -> None:
    made = changes.attend_course(
        course=hold_course(), person=member(), category=Attendee.MEMBER, minutes=60, today=TODAY
    )
    course = f"{ROOT}courses/{made.course_id}/withdraw/"
    refused = cast[Role.SECRETARY].post(course, {**marks(made.course), "reason": "重复"})
    assert "这条培训班下面还有参训记录，没有撤销：请先撤销或更正它们。" in text_of(refused)
    one = f"{ROOT}course-attendances/{made.pk}/withdraw/"
    cast[Role.SECRETARY].post(one, {**marks(made), "reason": "重复"})
    cast[Role.SECRETARY].post(course, {**marks(made.course), "reason": "重复"})

    assert not Course.objects.exists()
    gone = Change.objects.filter(action="learning.withdraw").order_by("pk")
    assert [entry.model for entry in gone] == ["learning.CourseAttendance", "learning.Course"]


def test_a_score_of_another_branch_is_not_written(cast: Cast) -> None:
    quiz = hold_quiz()
    people.transfer(member(41), target=Organization.objects.get(pk=BRANCH), on=TODAY, today=TODAY)
    form = {"quiz": str(quiz.pk), "member": "41", "attempted_on": "2020-07-02", "score": "80"}
    answer = cast[Role.SECRETARY].post(f"{ROOT}quiz-attempts/new/", {**form, **marks()})
    assert answer.status_code == 422
    assert "这条记录属于“第二党支部”，不在您可以登记的党组织之内，没有保存" in text_of(answer)
    assert not QuizAttempt.objects.exists()
