"""Plans, lists and tasks; inspections and what they found; appraisals, integrity, suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dangwu.core.calendar import add_months
from dangwu.demo.careers import leaders
from dangwu.demo.meetings import secretary
from dangwu.demo.plan import BRANCHES, above
from dangwu.demo.story import Story
from dangwu.duties.models import (
    Appraisal,
    Grade,
    Inspection,
    IntegrityReminder,
    IntegrityTalk,
    IssuedDocument,
    IssuedKind,
    Problem,
    Suggestion,
    TalkKind,
    Task,
)

_YEARLY = (
    ("leaders", IssuedKind.STUDY_PLAN, "{}年党组理论学习中心组学习计划", (2, 11)),
    ("above", IssuedKind.STUDY_PLAN, "{}年党员教育培训计划", (2, 26)),
    ("above", IssuedKind.TASK_LIST, "{}年党建重点任务清单", (3, 4)),
    ("above", IssuedKind.DUTY_LIST, "{}年书记抓党建责任清单", (3, 5)),
    ("leaders", IssuedKind.DUTY_LIST, "{}年落实全面从严治党主体责任清单", (3, 12)),
    ("above", IssuedKind.SCHEME, "{}年度党支部规范提升行动实施方案", (4, 9)),
)  # fmt: skip
_THIS_YEAR = (
    ("leaders", IssuedKind.SCHEME, "“转作风、勇担当、保供应”大讨论实施方案", date(2020, 4, 1)),
    ("bureau", IssuedKind.SCHEME, "疫情防控期间粮油保供应急预案", date(2020, 1, 29)),
    ("committee", IssuedKind.STANDING_RULE, "机关党委工作规则", date(2020, 2, 20)),
    ("committee", IssuedKind.STANDING_RULE, "党费收缴使用管理办法", date(2020, 5, 20)),
)  # fmt: skip
_TASKS = (
    "制定年度学习计划", "落实“三会一课”制度", "完成支部换届选举", "开展“转作风”大讨论", "规范党费收缴管理",
    "做好发展党员工作", "组织党务工作者培训", "开展警示教育", "建好党员活动阵地", "开展志愿服务",
    "抓好联系点工作", "上报党建信息", "开展民主评议", "落实谈心谈话制度", "组织“七一”纪念活动",
    "开展支部标准化自查", "落实意识形态责任制", "整改检查发现问题",
)  # fmt: skip
_DONE_OF_THIS_YEAR = 12
_OVERDUE = 15
"""A fault on purpose: the place of a task that was due in May 2020 and is not done."""
_INSPECTED = (
    ("2018-11-14", "支部工作检查", 3), ("2019-05-15", "党费收缴检查", 2), ("2019-11-13", "支部工作检查", 4),
    ("2020-03-18", "疫情防控值守督查", 1), ("2020-04-22", "支部规范化建设检查", 3),
    ("2020-05-27", "换届选举工作督导", 1), ("2020-06-10", "半年党建工作检查", 3),
)  # fmt: skip
_PROBLEMS = (
    "会议记录不完整",
    "学习笔记不规范",
    "主题党日形式单一",
    "党务公开不及时",
    "台账资料未分类归档",
    "谈心谈话覆盖不全",
)
_FESTIVALS = (
    ("元旦", "2018-12-28"), ("春节", "2019-01-30"), ("中秋", "2019-09-10"), ("国庆", "2019-09-29"),
    ("春节", "2020-01-20"), ("清明", "2020-04-02"), ("五一", "2020-04-29"), ("端午", "2020-06-23"),
)  # fmt: skip
_GRADES = (Grade.GOOD, Grade.FAIR, Grade.GOOD, Grade.GOOD, Grade.FAIR, Grade.GOOD, Grade.ORDINARY)
_SUGGESTIONS = (
    "丰富主题党日内容",
    "增加业务培训",
    "改善活动室条件",
    "简化报表",
    "多组织现场学习",
    "关心一线值守职工",
    "加强青年党员培养",
    "及时公开党费收支",
    "增加老党员活动",
    "完善值班轮休安排",
    "改进考勤方式",
)


def build_issued(story: Story) -> None:
    """Write each year's plans and lists, and the tasks on the lists."""
    issued = [
        IssuedDocument(
            organization=story.organizations[above(day) if key == "above" else key], kind=kind,
            title=title.format(year), number=f"云粮储党〔{year}〕{number}号", issued_on=day,
        )
        for year in (2018, 2019, 2020)
        for number, (key, kind, title, parts) in enumerate(_YEARLY, start=3)
        for day in (date(year, *parts),)
    ]  # fmt: skip
    issued += [
        IssuedDocument(organization=story.organizations[key], kind=kind, title=title, issued_on=day)
        for key, kind, title, day in _THIS_YEAR
    ]
    story.write(IssuedDocument, issued)
    lists = [one for one in issued if one.kind == IssuedKind.TASK_LIST]
    story.write(Task, [task for document in lists for task in _tasks(story, document)])


def _tasks(story: Story, document: IssuedDocument) -> Iterator[Task]:
    since = document.issued_on
    this_year = since.year == 2020
    for place, title in enumerate(_TASKS):
        due = (
            date(since.year, 5, 29)
            if place < _DONE_OF_THIS_YEAR or place == _OVERDUE
            else date(since.year, 12, 18)
        )
        open_yet = this_year and place >= _DONE_OF_THIS_YEAR
        done = None if open_yet else add_months(since, 1) + timedelta(days=3 * place)
        key = BRANCHES[place % len(BRANCHES)] if place % 3 else above(since)
        yield Task(
            organization=story.organizations[key], document=document, title=title, since=since,
            until=date(since.year + 1, 1, 1), due_on=due, done_on=done,
        )  # fmt: skip


def build_inspections(story: Story) -> None:
    """Write inspections; of the problems of 2020 two are not yet put right."""
    inspections: list[Inspection] = []
    problems: list[Problem] = []
    for day, topic, count in _INSPECTED:
        inspected = date.fromisoformat(day)
        keys = story.dice.sample(BRANCHES, 3)
        made = [
            Inspection(
                organization=story.organizations[above(inspected)], topic=topic,
                target=story.organizations[key], inspected_on=inspected,
            )
            for key in keys
        ]  # fmt: skip
        inspections += made
        for place in range(count):
            problems.append(_problem(story, made[place % len(made)], len(problems)))
    for problem in problems[-2:]:
        problem.rectified_on = None
    problems[-2].rectify_by = date(2020, 6, 24)
    story.write(Inspection, inspections)
    story.write(Problem, problems)


def _problem(story: Story, inspection: Inspection, number: int) -> Problem:
    found = inspection.inspected_on
    return Problem(
        organization=inspection.target, inspection=inspection, found_on=found,
        content=_PROBLEMS[number % len(_PROBLEMS)], rectify_by=add_months(found, 1),
        rectified_on=found + timedelta(days=story.dice.randint(5, 18)),
    )  # fmt: skip


def build_appraisals(story: Story) -> None:
    """Write the secretaries' yearly appraisals, of 2018, and of 2019 in January 2020."""
    story.write(Appraisal, [
        Appraisal(
            organization=story.organizations[key], member=person.member, year=year, grade=grade,
            appraised_on=date(year + 1, 1, 15),
        )
        for year in (2018, 2019)
        for key, grade in zip(BRANCHES, _GRADES, strict=True) if (person := secretary(story, key))
    ])  # fmt: skip


def build_integrity(story: Story) -> None:
    """Write the reminders before festivals, integrity talks, and suggestions collected."""
    story.write(IntegrityReminder, [
        IntegrityReminder(
            organization=story.organizations[above(day)], occasion=name, issued_on=day, form="短信和通知"
        )
        for name, text in _FESTIVALS for day in (date.fromisoformat(text),)
    ])  # fmt: skip
    story.write(IntegrityTalk, list(_integrity_talks(story)))
    story.write(Suggestion, list(_suggestions(story)))


def _integrity_talks(story: Story) -> Iterator[IntegrityTalk]:
    talker = leaders(story)[0].member.name
    for day, kind, count in (
        (date(2019, 6, 20), TalkKind.ROUTINE, 8), (date(2020, 1, 15), TalkKind.APPOINTMENT, 3),
        (date(2020, 4, 2), TalkKind.REMINDER, 2), (date(2020, 6, 22), TalkKind.ROUTINE, 9),
    ):  # fmt: skip
        officers = [
            p for key in BRANCHES for p in story.of(key, day) if "书记" in p.titles or p.titles
        ]
        for person in story.some(officers, count):
            yield IntegrityTalk(
                organization=story.organizations[person.branch_on(day)], kind=kind,
                member=person.member, talker_name=talker, talked_on=day,
            )  # fmt: skip


def _suggestions(story: Story) -> Iterator[Suggestion]:
    for place, content in enumerate(_SUGGESTIONS):
        key = BRANCHES[place % len(BRANCHES)]
        day = date(2019, 12, 9) if place < 3 else date(2020, 5, 18) + timedelta(days=place)
        settled = day + timedelta(days=16) if place % 3 else None
        yield Suggestion(
            organization=story.organizations[key], content=content, source="支部征集",
            collected_on=day, settled_on=settled,
        )  # fmt: skip
