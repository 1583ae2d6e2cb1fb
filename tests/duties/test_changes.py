"""The writes of duties: what is logged, and what is refused on which side of which day."""

from datetime import date
from pathlib import Path

import pytest

from dangwu.accounts.models import Change
from dangwu.core.errors import DangwuError
from dangwu.duties import changes
from dangwu.duties.models import Appraisal, Inspection, IssuedDocument, Problem, Task
from dangwu.members.models import Member, Post
from dangwu.organizations.models import Organization
from tests.examples import Example, load

pytestmark = pytest.mark.django_db
TODAY = date(2020, 6, 30)
DAY, EVE = date(2020, 3, 1), date(2020, 2, 29)


@pytest.fixture
def branch() -> Organization:
    load(Example("", Path(), {}))
    return Organization.objects.get(pk=3)


@pytest.fixture
def tasks(branch: Organization) -> IssuedDocument:
    return changes.issue(
        organization=branch, kind="任务清单", title="年度任务清单", issued_on=DAY, today=TODAY
    )


@pytest.fixture
def visit(branch: Organization) -> Inspection:
    return changes.inspect(organization=branch, topic="支部规范化", inspected_on=DAY, today=TODAY)


def last() -> tuple[str, str, int | None]:
    entry = Change.objects.latest("pk")
    return entry.action, entry.model, entry.record_id


def test_issue_is_logged(tasks: IssuedDocument) -> None:
    entry = Change.objects.get()

    assert (entry.action, entry.model) == ("duties.issue", "duties.IssuedDocument")
    assert (entry.record_id, entry.after["issued_on"]) == (tasks.pk, "2020-03-01")


def test_a_task_stands_on_a_list_only(branch: Organization, tasks: IssuedDocument) -> None:
    plan = changes.issue(
        organization=branch, kind="学习计划", title="学习计划", issued_on=DAY, today=TODAY
    )

    with pytest.raises(DangwuError) as refused:
        changes.set_task(document=plan, organization=branch, title="读书")

    assert str(refused.value) == (
        "“学习计划”是学习计划，不能列任务：请改选任务清单或责任清单，或者先印发一份清单。"
    )
    task = changes.set_task(document=tasks, organization=branch, title="读书", due_on=DAY)
    assert (task.since, last()) == (DAY, ("duties.set_task", "duties.Task", task.pk))


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ({"until": DAY}, "终止日2020-03-01不晚于起始日2020-03-01，"),
        ({"due_on": EVE}, "完成时限2020-02-29早于起始日2020-03-01，"),
    ],
)
def test_a_tasks_days_agree(
    branch: Organization, tasks: IssuedDocument, days: dict[str, date], why: str
) -> None:
    with pytest.raises(DangwuError) as refused:
        changes.set_task(document=tasks, organization=branch, title="读书", **days)  # type: ignore[arg-type]

    assert str(refused.value) == f"任务“读书”的日期有误：{why}请核对后再填。"
    assert not Task.objects.exists()


def test_a_task_is_done_once_and_not_before_it_begins(
    branch: Organization, tasks: IssuedDocument
) -> None:
    task = changes.set_task(document=tasks, organization=branch, title="读书")

    with pytest.raises(DangwuError) as early:
        changes.finish_task(task=task, on=EVE, today=TODAY)
    assert str(early.value) == (
        "任务“读书”的日期有误：认定完成日期2020-02-29早于起始日2020-03-01，请核对后再填。"
    )
    changes.finish_task(task=task, on=DAY, today=TODAY)
    assert last() == ("duties.finish_task", "duties.Task", task.pk)
    with pytest.raises(DangwuError) as again:
        changes.finish_task(task=task, on=DAY, today=TODAY)
    assert str(again.value) == "任务“读书”已于2020-03-01认定完成，不能再次认定。"


def test_a_problem_is_found_by_the_inspection(branch: Organization, visit: Inspection) -> None:
    with pytest.raises(DangwuError) as refused:
        changes.find_problem(
            inspection=visit, organization=branch, content="缺", found_on=EVE, today=TODAY
        )

    assert str(refused.value) == (
        "问题的发现日期2020-02-29早于督导检查日期2020-03-01：请核对日期，或者改选另一次检查。"
    )
    assert not Problem.objects.exists()
    changes.find_problem(
        inspection=visit, organization=branch, content="缺", found_on=DAY, today=TODAY
    )
    assert last()[0] == "duties.find_problem"


def test_a_problem_is_put_right_once_and_after_it_was_found(
    branch: Organization, visit: Inspection
) -> None:
    problem = changes.find_problem(
        inspection=visit,
        organization=branch,
        content="记录不全",
        found_on=DAY,
        today=TODAY,
    )

    with pytest.raises(DangwuError) as early:
        changes.rectify(problem=problem, on=EVE, today=TODAY)
    assert str(early.value) == (
        "问题“记录不全”不能记为2020-02-29整改完成：它2020-03-01才发现，请核对日期。"
    )
    changes.rectify(problem=problem, on=DAY, today=TODAY)
    entry = Change.objects.latest("pk")
    assert (entry.before, entry.after) == ({"rectified_on": None}, {"rectified_on": "2020-03-01"})
    with pytest.raises(DangwuError) as again:
        changes.rectify(problem=problem, on=DAY, today=TODAY)
    assert str(again.value) == (
        "问题“记录不全”不能记为2020-03-01整改完成：已于2020-03-01整改完成。"
    )


def appraise(branch: Organization, on: date = DAY, year: int = 2019) -> Appraisal:
    member = Member.objects.get(pk=31)
    return changes.appraise(
        organization=branch,
        member=member,
        year=year,
        appraised_on=on,
        grade="好",
        today=TODAY,
    )


def secretary(branch: Organization, until: date) -> None:
    Post.objects.create(
        organization=branch, member_id=31, title="书记", is_secretary=True,
        since=date(2018, 1, 1), until=until,
    )  # fmt: skip


def test_a_secretary_of_the_year_is_appraised_once(branch: Organization) -> None:
    secretary(branch, date(2019, 1, 2))

    made = appraise(branch)
    assert last() == ("duties.appraise", "duties.Appraisal", made.pk)
    with pytest.raises(DangwuError) as again:
        appraise(branch)
    assert str(again.value) == (
        "林望舒2019年度的述职评议已于2020-03-01记录，等次为“好”：如有误请更正原记录。"
    )


def test_who_left_before_the_year_is_not_appraised(branch: Organization) -> None:
    secretary(branch, date(2019, 1, 1))

    with pytest.raises(DangwuError) as refused:
        appraise(branch)
    assert str(refused.value) == (
        "林望舒在2019年和评议之日都没有担任“云岭市物资储备局第一党支部”书记，"
        "不能记述职评议：请核对姓名、党组织和年度，或者先补录党内职务。"
    )


def test_an_appraisal_is_not_before_its_year(branch: Organization) -> None:
    secretary(branch, date(2030, 1, 1))

    with pytest.raises(DangwuError) as refused:
        appraise(branch, date(2018, 12, 31))
    assert str(refused.value) == "评议日期2018-12-31早于述职年度2019年：请核对日期和年度。"
    assert appraise(branch, date(2019, 1, 1)).grade == "好"


def test_a_talk_is_with_someone(branch: Organization) -> None:
    with pytest.raises(DangwuError) as refused:
        changes.talk(organization=branch, kind="提醒谈话", talked_on=DAY, today=TODAY)
    assert str(refused.value) == ("2020-03-01的廉政谈话没有谈话对象：请选党员，或者填写姓名。")
    changes.talk(
        organization=branch, kind="提醒谈话", talked_on=DAY, person_name="童小满", today=TODAY
    )
    assert last()[0] == "duties.talk"


def test_reminders_and_suggestions_are_logged(branch: Organization) -> None:
    changes.remind(organization=branch, occasion="清明", issued_on=DAY, today=TODAY)
    assert last()[0] == "duties.remind"
    heard = changes.collect(organization=branch, content="增设书架", collected_on=DAY, today=TODAY)
    assert last()[0] == "duties.collect"

    with pytest.raises(DangwuError) as refused:
        changes.settle(suggestion=heard, on=EVE, today=TODAY)
    assert str(refused.value) == (
        "意见建议的办结日期2020-02-29早于征集日期2020-03-01：请核对日期。"
    )
    changes.settle(suggestion=heard, on=DAY, today=TODAY)
    assert last() == ("duties.settle", "duties.Suggestion", heard.pk)
