"""The books of duties: who sees and who may, what is done where, corrected and taken out."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.duties import changes, views
from dangwu.duties.models import Grade, IssuedDocument, Problem, Suggestion, Task
from dangwu.members.models import Member, Post
from dangwu.organizations.models import Organization
from dangwu.pages.forms import new_token
from tests.cast import BRANCH, OTHER, STRANGER, TODAY, UNIT, Cast, stock_cast

WHERE = "/records/duties"
SLUGS = [one.slug for one in views.REGISTERS]


def unit(number: int) -> Organization:
    return Organization.objects.get(pk=number)


@pytest.fixture
def cast(db: None) -> Cast:
    made = stock_cast()
    issued = changes.issue(
        organization=unit(UNIT),
        kind="任务清单",
        title="年度任务清单",
        issued_on=date(2020, 1, 6),
        today=TODAY,
    )
    made_by = changes.inspect(
        organization=unit(UNIT), topic="半年检查", inspected_on=date(2020, 6, 1), target=unit(BRANCH),
        today=TODAY,
    )  # fmt: skip
    for number, name in ((BRANCH, "我支部"), (OTHER, "别支部")):
        where = unit(number)
        changes.set_task(
            document=issued, organization=where, title=f"{name}任务", due_on=date(2020, 6, 30)
        )
        changes.find_problem(
            inspection=made_by, organization=where, content=f"{name}问题", found_on=date(2020, 6, 2),
            rectify_by=date(2020, 7, 2), today=TODAY,
        )  # fmt: skip
        changes.collect(
            organization=where, content=f"{name}意见", collected_on=date(2020, 5, 1), today=TODAY
        )
        changes.remind(
            organization=where, occasion=f"{name}端午", issued_on=date(2020, 6, 24), today=TODAY
        )
        changes.talk(
            organization=where, kind="提醒谈话", person_name=f"{name}某人", talked_on=date(2020, 6, 1),
            today=TODAY,
        )  # fmt: skip
        member = Member.objects.get(pk=number * 10 + 1)
        Post.objects.create(
            organization=where,
            member=member,
            title="书记",
            is_secretary=True,
            since=date(2019, 1, 1),
        )
        changes.appraise(
            organization=where, member=member, year=2019, appraised_on=date(2020, 1, 10),
            grade=Grade.GOOD, today=TODAY,
        )  # fmt: skip
    return made


def text_of(cast: Cast, role: str, address: str) -> str:
    answer = cast[role].get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", answer.content.decode())


def filled(cast: Cast, role: str, address: str, **typed: Any) -> Any:
    """Open a form, type, and hand it in."""
    page = cast[role].get(address)
    assert page.status_code == 200, address
    found = dict(re.findall(r'name="(_token|_version)" value="([^"]*)"', page.content.decode()))
    initial = {
        name: page.context["form"][name].value() for name in page.context["form"].fields
    }  # fmt: skip
    form = {name: value for name, value in (initial | typed).items() if value is not None}
    return cast[role].post(address, form | found)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_list_keeps_to_the_grant(cast: Cast, slug: str) -> None:
    hidden = "阿依努尔" if slug == "appraisals" else "别支部"
    mine = "林望舒" if slug == "appraisals" else "我支部"
    for role in (Role.OFFICER, Role.LEADER, Role.AUDITOR):
        text = text_of(cast, role, f"{WHERE}/{slug}/")
        if slug not in {"documents", "inspections"}:
            assert mine in text
            assert hidden in text
    for role in (Role.SECRETARY, Role.COMMITTEE_MEMBER):
        text = text_of(cast, role, f"{WHERE}/{slug}/")
        assert (mine in text) == (slug not in {"documents", "inspections"})
        assert hidden not in text
    for role in (Role.MEMBER, Role.SUPERIOR, Role.ADMINISTRATOR, STRANGER):
        assert cast[role].get(f"{WHERE}/{slug}/").status_code == 403


@pytest.mark.parametrize("slug", SLUGS)
def test_a_record_and_all_its_forms_open(cast: Cast, slug: str) -> None:
    kind = next(one for one in views.REGISTERS if one.slug == slug)
    record = kind.model._default_manager.order_by("pk")[0]
    assert cast[Role.OFFICER].get(f"{WHERE}/{slug}/new/").status_code == 200
    assert text_of(cast, Role.OFFICER, f"{WHERE}/{slug}/{record.pk}/")
    for writing in kind.changes:
        address = f"{WHERE}/{slug}/{record.pk}/{writing.key}/"
        assert cast[Role.OFFICER].get(address).status_code == 200, address
        assert cast[Role.AUDITOR].get(address).status_code == 403, address
    answer = cast[Role.OFFICER].get(f"{WHERE}/{slug}/", {"format": "xlsx"})
    assert answer.content[:2] == b"PK"


@pytest.mark.parametrize("slug", SLUGS)
def test_no_query_more_for_more_rows(cast: Cast, slug: str) -> None:
    kind = next(one for one in views.REGISTERS if one.slug == slug)

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            cast[Role.OFFICER].get(f"{WHERE}/{slug}/")
        return len(seen)

    few = asked()
    record = kind.model._default_manager.order_by("pk")[0]
    if slug == "appraisals":
        for year in range(2010, 2016):
            record.pk, record.year = None, year
            record.save(force_insert=True)
    else:
        for _ in range(6):
            record.pk = None
            record.save(force_insert=True)
    assert asked() == few


def test_a_secretary_sees_what_her_records_hang_on(cast: Cast) -> None:
    """The list of the unit and its inspection, from which her task and her problem come."""
    task = Task.objects.get(title="我支部任务")
    page = text_of(cast, Role.SECRETARY, f"{WHERE}/tasks/{task.pk}/")
    assert f'href="{WHERE}/documents/{task.document_id}/"' in page
    issued = text_of(cast, Role.SECRETARY, f"{WHERE}/documents/{task.document_id}/")
    assert "我支部任务" in issued
    assert "别支部任务" not in issued
    assert "更正" not in issued
    problem = Problem.objects.get(content="我支部问题")
    inspected = text_of(cast, Role.SECRETARY, f"{WHERE}/inspections/{problem.inspection_id}/")
    assert "我支部问题" in inspected
    assert "别支部问题" not in inspected


def test_a_task_is_finished_where_it_stands(cast: Cast) -> None:
    task = Task.objects.get(title="我支部任务")
    address = f"{WHERE}/tasks/{task.pk}/finish/"
    refused = filled(cast, Role.SECRETARY, address, on="2020-01-05")
    assert refused.status_code == 422
    assert (
        "任务“我支部任务”的日期有误：认定完成日期2020-01-05早于起始日2020-01-06，请核对后再填。"
        in refused.content.decode()
    )
    filled(cast, Role.SECRETARY, address, on="2020年6月29日")
    task.refresh_from_db()
    assert task.done_on == date(2020, 6, 29)
    assert "办结任务" in text_of(cast, Role.SECRETARY, f"{WHERE}/tasks/{task.pk}/")
    assert cast[Role.SECRETARY].get(address).status_code == 302
    other = Task.objects.get(title="别支部任务")
    assert cast[Role.SECRETARY].get(f"{WHERE}/tasks/{other.pk}/finish/").status_code == 404


def test_a_problem_is_put_right_and_a_suggestion_settled(cast: Cast) -> None:
    problem = Problem.objects.get(content="我支部问题")
    filled(cast, Role.SECRETARY, f"{WHERE}/problems/{problem.pk}/rectify/")
    problem.refresh_from_db()
    assert problem.rectified_on == TODAY  # today is offered
    suggestion = Suggestion.objects.get(content="我支部意见")
    filled(cast, Role.SECRETARY, f"{WHERE}/suggestions/{suggestion.pk}/settle/", on="2020-07-01")
    suggestion.refresh_from_db()
    assert suggestion.settled_on == date(2020, 7, 1)


@pytest.mark.parametrize(
    ("state", "seen"),
    [("open", ["我支部任务", "别支部任务"]), ("late", ["我支部任务"]), ("done", [])],
)
def test_tasks_by_how_far_they_are(cast: Cast, state: str, seen: list[str]) -> None:
    Task.objects.filter(title="别支部任务").update(due_on=TODAY)
    page = text_of(cast, Role.OFFICER, f"{WHERE}/tasks/?state={state}")
    assert [one for one in ("我支部任务", "别支部任务") if one in page] == seen


def test_a_new_task_hangs_on_a_list_that_she_sees(cast: Cast) -> None:
    issued = IssuedDocument.objects.get()
    answer = filled(
        cast, Role.OFFICER, f"{WHERE}/tasks/new/?document={issued.pk}", organization=str(BRANCH),
        title="讲一次党课", due_on="2020-12-31",
    )  # fmt: skip
    task = Task.objects.get(title="讲一次党课")
    assert answer.headers["Location"] == f"{WHERE}/tasks/{task.pk}/"
    assert (task.document, task.since, task.until.year) == (issued, date(2020, 1, 6), 9999)
    refused = cast[Role.SECRETARY].post(
        f"{WHERE}/tasks/new/",
        {
            "document": str(issued.pk),
            "organization": str(BRANCH),
            "title": "甲",
            "_token": new_token(),
        },
    )
    assert "没有找到清单标题" in refused.content.decode()


def test_a_correction_asks_again_and_keeps_the_reason(cast: Cast) -> None:
    problem = Problem.objects.get(content="我支部问题")
    address = f"{WHERE}/problems/{problem.pk}/correct/"
    refused = filled(cast, Role.SECRETARY, address, found_on="2020-05-31", reason="记错")
    assert (
        "问题的发现日期2020-05-31早于督导检查日期2020-06-01：请核对日期，或者改选另一次检查。"
        in refused.content.decode()
    )
    silent = filled(cast, Role.SECRETARY, address, found_on="2020-06-03", reason="")
    assert "请填写更正理由。" in silent.content.decode()
    filled(cast, Role.SECRETARY, address, found_on="2020-06-03", reason="通知书写的是3日")
    problem.refresh_from_db()
    assert problem.found_on == date(2020, 6, 3)
    entry = Change.objects.get(action="duties.correct", record_id=problem.pk)
    assert (entry.before, entry.after, entry.reason) == (
        {"found_on": "2020-06-02"}, {"found_on": "2020-06-03"}, "通知书写的是3日",
    )  # fmt: skip


def test_a_record_is_taken_out_with_a_reason(cast: Cast) -> None:
    issued = IssuedDocument.objects.get()
    refused = filled(cast, Role.OFFICER, f"{WHERE}/documents/{issued.pk}/withdraw/", reason="重复")
    assert (
        "这条制定文件下面还有清单任务，没有撤销：请先撤销或更正它们。" in refused.content.decode()
    )
    task = Task.objects.get(title="别支部任务")
    answer = filled(cast, Role.OFFICER, f"{WHERE}/tasks/{task.pk}/withdraw/", reason="重复")
    assert answer.headers["Location"] == f"{WHERE}/tasks/"
    assert not Task.objects.filter(pk=task.pk).exists()
    entry = Change.objects.get(action="duties.withdraw")
    assert (entry.before["title"], entry.reason) == ("别支部任务", "重复")
