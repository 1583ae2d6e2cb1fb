"""Courses, quizzes, reflections, research articles and talks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dangwu.admissions.models import Applicant
from dangwu.demo.careers import leaders
from dangwu.demo.days import LAST
from dangwu.demo.dossiers import COURSE_DAYS, COURSES
from dangwu.demo.plan import BRANCHES, above, branches_on
from dangwu.demo.story import Person, Story
from dangwu.learning.models import (
    Article,
    Attendee,
    Audience,
    Course,
    CourseAttendance,
    CourseKind,
    Quiz,
    QuizAttempt,
    QuizKind,
    Reflection,
    Talk,
)
from dangwu.members.models import Post

_HOURS = 60
_UPPER = "云岭市委组织部"
_DAY_MINUTES = 8 * _HOURS
_PLANNED = (
    (CourseKind.PARTY_WORK, "2018-05-15", 2, "党务工作者业务培训班"),
    (CourseKind.PARTY_WORK, "2019-05-14", 2, "党务工作者业务培训班"),
    (CourseKind.PARTY_WORK, "2020-04-14", 1, "党组织书记业务培训班"),
    (CourseKind.PARTY_WORK, "2020-05-26", 2, "党务工作者业务培训班"),
    (CourseKind.MEMBERS, "2018-09-18", 1, "党员集中培训班"),
    (CourseKind.MEMBERS, "2019-09-17", 1, "党员集中培训班"),
    (CourseKind.MEMBERS, "2020-06-09", 1, "党员集中培训班"),
    (CourseKind.READING, "2019-10-21", 5, "主题教育读书班"),
    (CourseKind.READING, "2020-05-06", 3, "党员领导干部读书班"),
    (CourseKind.ACTIVISTS, "2018-10-16", 2, "入党积极分子培训班"),
    (CourseKind.ACTIVISTS, "2019-10-15", 2, "入党积极分子培训班"),
    (CourseKind.ACTIVISTS, "2020-06-16", 2, "入党积极分子培训班"),
)  # fmt: skip
_QUIZZES = (
    ("2018-11-20", QuizKind.ANSWERING, "宪法知识网上答题"), ("2019-11-19", QuizKind.ANSWERING, "主题教育网上答题"),
    ("2020-04-15", QuizKind.ANSWERING, "国家安全知识网上答题"), ("2020-06-10", QuizKind.ANSWERING, "党章党规网上答题"),
    ("2019-06-19", QuizKind.CONTEST, "“我爱我的祖国”知识竞赛"), ("2020-06-18", QuizKind.CONTEST, "“粮安天下”知识竞赛"),
    ("2020-05-20", QuizKind.TEST, "支部工作条例应知应会测试"),
)  # fmt: skip
_REFLECTIONS = (
    (date(2018, 12, 6), 40),
    (date(2019, 12, 5), 70),
    (date(2020, 4, 30), 52),
    (date(2020, 6, 22), 61),
)
_ARTICLES = (
    ("2018-10-30", "关于地方储备粮轮换机制的调查"), ("2019-10-29", "关于加强粮库党支部建设的思考"),
    ("2020-04-28", "疫情应对中的粮食应急保供研究"), ("2020-05-29", "关于应急物资储备体系建设的调研报告"),
    ("2020-06-18", "把支部建在库区一线的实践"),
)  # fmt: skip
_TALKS = (
    ("2018-10-16", "爱粮节粮", Audience.PUBLIC, 160), ("2019-11-28", "全会精神宣讲", Audience.STAFF, 120),
    ("2020-04-20", "粮食供应有保障", Audience.PUBLIC, 85), ("2020-05-22", "先进典型事迹", Audience.BRANCH, 64),
    ("2020-06-05", "安全储粮和安全生产", Audience.ENTERPRISE, 90), ("2020-06-24", "初心故事", Audience.BRANCH, 72),
)  # fmt: skip


def build_study(story: Story) -> None:
    """Write courses and who attended, quizzes and attempts, and what was written and said."""
    courses = [_planned(story, *line) for line in _PLANNED]
    courses += [
        _course(story, CourseKind.CANDIDATES, day, COURSE_DAYS, "发展对象短期集中培训班")
        for day in COURSES
    ]
    story.write(Course, courses)
    story.write(CourseAttendance, [row for course in courses for row in _attendees(story, course)])
    quizzes = [_quiz(story, *line) for line in _QUIZZES]
    story.write(Quiz, quizzes)
    story.write(QuizAttempt, [row for quiz in quizzes for row in _attempts(story, quiz)])
    story.write(Reflection, list(_reflections(story)))
    story.write(Article, list(_articles(story)))
    story.write(Talk, list(_talks(story)))


def _planned(story: Story, kind: CourseKind, day: str, length: int, name: str) -> Course:
    return _course(story, kind, date.fromisoformat(day), length, name)


def _course(story: Story, kind: CourseKind, day: date, length: int, name: str) -> Course:
    return Course(
        organization=story.organizations[above(day)], kind=kind, name=f"{day.year}年{name}",
        began_on=day, ended_on=day + timedelta(days=length - 1), minutes_long=length * _DAY_MINUTES,
        outside_organizer=_UPPER if kind == CourseKind.ACTIVISTS and day < LAST.replace(month=1) else "",
    )  # fmt: skip


def _attendees(story: Story, course: Course) -> Iterator[CourseAttendance]:
    if course.kind in {CourseKind.CANDIDATES, CourseKind.ACTIVISTS}:
        category = Attendee.CANDIDATE if course.kind == CourseKind.CANDIDATES else Attendee.ACTIVIST
        for applicant in _trainees(story, course):
            yield CourseAttendance(
                organization_id=applicant.organization_id, course=course, category=category,
                applicant=applicant, minutes=course.minutes_long, passed=True,
            )  # fmt: skip
        return
    working = course.kind == CourseKind.PARTY_WORK
    for person in _listeners(story, course):
        yield CourseAttendance(
            organization=story.organizations[person.branch_on(course.began_on)], course=course,
            category=Attendee.PARTY_WORKER if working else Attendee.MEMBER, member=person.member,
            minutes=course.minutes_long,
        )  # fmt: skip


def _trainees(story: Story, course: Course) -> list[Applicant]:
    """Those whose 第11步 was this course, or who were activists while it was held."""
    found = []
    for dossier, applicant in story.applicants:
        steps = dossier.days
        if course.kind == CourseKind.CANDIDATES:
            takes = steps.get(11) == course.ended_on
        else:
            takes = 5 in steps and steps[5] <= course.began_on < steps.get(7, LAST)
            takes = takes and (dossier.stopped is None or dossier.stopped > course.began_on)
        if takes:
            found.append(applicant)
    return found


def _listeners(story: Story, course: Course) -> list[Person]:
    day = course.began_on
    everybody = [person for key in branches_on(day) for person in story.of(key, day)]
    if course.kind == CourseKind.READING:
        return leaders(story)
    if course.kind == CourseKind.PARTY_WORK:
        return [person for person in everybody if person.titles]
    return story.some([p for p in everybody if not p.retired_on(day)], 120)


def _quiz(story: Story, day: str, kind: QuizKind, title: str) -> Quiz:
    held = date.fromisoformat(day)
    return Quiz(
        organization=story.organizations[above(held)], title=title, kind=kind, held_on=held,
        online=kind == QuizKind.ANSWERING,
    )  # fmt: skip


def _attempts(story: Story, quiz: Quiz) -> Iterator[QuizAttempt]:
    people = [person for key in BRANCHES for person in story.of(key, quiz.held_on)]
    count = 30 if quiz.kind == QuizKind.CONTEST else len(people) * 4 // 5
    for person in story.some(people, count):
        yield QuizAttempt(
            organization=story.organizations[person.branch_on(quiz.held_on)], quiz=quiz,
            member=person.member, attempted_on=quiz.held_on,
            score=min(100, 62 + story.dice.randint(0, 42)),
        )  # fmt: skip


def _reflections(story: Story) -> Iterator[Reflection]:
    for day, count in _REFLECTIONS:
        people = [person for key in BRANCHES for person in story.of(key, day)]
        for person in story.some(people, count):
            yield Reflection(
                organization=story.organizations[person.branch_on(day)], member=person.member,
                title="学习心得体会", handed_in_on=day - timedelta(days=story.dice.randint(0, 5)),
            )  # fmt: skip


def _articles(story: Story) -> Iterator[Article]:
    authors = story.some(story.of("office2", LAST), len(_ARTICLES))
    for (day, title), author in zip(_ARTICLES, authors, strict=True):
        finished = date.fromisoformat(day)
        yield Article(
            organization=story.organizations["office2"], author=author.member, title=title,
            finished_on=finished,
        )  # fmt: skip


def _talks(story: Story) -> Iterator[Talk]:
    group = leaders(story)
    for place, (day, topic, audience, listeners) in enumerate(_TALKS):
        held = date.fromisoformat(day)
        yield Talk(
            organization=story.organizations[above(held)], topic=topic, audience=audience,
            speaker=group[place % len(group)].member, listeners=listeners, held_on=held,
        )  # fmt: skip


TRAINED = date(2019, 11, 4)
_MEMBER_MINUTES, _OFFICER_MINUTES = 32 * _HOURS, 56 * _HOURS
_WENT_HOME_EARLY = ("depot", "宣传委员")
_LEFT_OUT = {"trade": 3}
"""So many of a branch missed the training of 2019, which gave the others their hours."""


def build_year_of_study(story: Story) -> None:
    """Write the training that gave everybody her hours of 2019, but a few who missed it."""
    name = "“不忘初心、牢记使命”主题教育集中轮训"
    course = Course(
        organization=story.organizations[above(TRAINED)], kind=CourseKind.MEMBERS, name=name,
        began_on=TRAINED, ended_on=TRAINED + timedelta(days=11), minutes_long=_OFFICER_MINUTES,
    )  # fmt: skip
    story.write(Course, [course])
    story.write(CourseAttendance, [
        CourseAttendance(
            organization=story.organizations[key], course=course, category=Attendee.MEMBER,
            member=person.member, minutes=minutes,
        )
        for key in branches_on(TRAINED)
        for person in story.of(key, TRAINED)[_LEFT_OUT.get(key, 0) :]
        for minutes in [_minutes(story, person)]
    ])  # fmt: skip


def _minutes(story: Story, person: Person) -> int:
    """Return how long she was there: who holds a post longer; one of them went home early."""
    if person is story.holder(*_WENT_HOME_EARLY):
        return _DAY_MINUTES
    held = Post.objects.using(story.alias).filter(
        member=person.member.pk, since__lte=TRAINED, until__gt=TRAINED
    )
    return _OFFICER_MINUTES if held.exists() else _MEMBER_MINUTES
