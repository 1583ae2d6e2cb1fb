"""What every write of every room has in common: a log entry, a day that has come, a place."""

import ast
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import dangwu
from dangwu.bulletins import changes as bulletins
from dangwu.duties import changes as duties
from dangwu.library import changes as library
from dangwu.members.models import Member
from dangwu.organizations.changes import dissolve
from dangwu.organizations.models import Organization
from dangwu.posts import changes as posts
from dangwu.supply import changes as supply
from tests.examples import Example, load
from tests.refusing import refused

HOUSE = Path(dangwu.__file__).parent
LOGS = {
    "log.create", "log.update", "log.create_many", "log.log", "tree.dissolve", "tree.merge",
    "correcting.correct", "correcting.take_out", "members.admit", "members.confirm",
    "members.leave", "amended.correct", "changes.go_step", "changes.file", "changes.vote",
    "posts.appoint", "record_slip",
}  # fmt: skip
DAY, EVE, ENDED = date(2020, 3, 1), date(2020, 2, 29), date(2020, 4, 1)
NAME = "云岭市物资储备局第一党支部"


def verbs() -> Iterator[tuple[str, str, dict[str, set[str]]]]:
    """Yield every public function that takes an actor, with what its module's functions call."""
    for path in sorted(HOUSE.glob("*/*.py")):
        if path.parent.name == "accounts":
            continue
        functions = [
            one
            for one in ast.parse(path.read_text("utf-8")).body
            if isinstance(one, ast.FunctionDef)
        ]
        calls = {one.name: called(one) for one in functions}
        for one in functions:
            named = {argument.arg for argument in one.args.kwonlyargs}
            if not one.name.startswith("_") and "actor" in named:
                yield f"{path.parent.name}.{path.stem}", one.name, calls


def called(function: ast.FunctionDef) -> set[str]:
    return {ast.unparse(one.func) for one in ast.walk(function) if isinstance(one, ast.Call)}


def reaches_the_log(name: str, calls: dict[str, set[str]]) -> bool:
    found = calls.get(name, set())
    return bool(found & LOGS) or any(
        reaches_the_log(one, calls) for one in found if one in calls and one != name
    )


def test_every_verb_is_logged() -> None:
    found = list(verbs())
    silent = [
        f"{module}.{name}" for module, name, calls in found if not reaches_the_log(name, calls)
    ]
    assert silent == []
    assert len(found) > 80


# verb, what it is given beside the organization, and the word for its day
EVENTS: list[tuple[Any, dict[str, Any], str, str]] = [
    (duties.issue, {"kind": "任务清单", "title": "清单"}, "issued_on", "印发文件"),
    (duties.inspect, {"topic": "规范化"}, "inspected_on", "登记督导检查"),
    (duties.remind, {"occasion": "清明节"}, "issued_on", "登记廉政提醒"),
    (duties.talk, {"kind": "提醒谈话", "person_name": "某甲"}, "talked_on", "登记廉政谈话"),
    (duties.collect, {"content": "食堂"}, "collected_on", "登记意见建议"),
    (posts.donate, {"amount_fen": 1, "person_name": "某甲"}, "donated_on", "登记捐款"),
    (posts.hold_activity, {"topic": "清扫"}, "held_on", "登记志愿服务活动"),
    (posts.undertake, {"title": "修路"}, "undertaken_on", "登记办实事项目"),
    (posts.serve, {"topic": "买菜", "people": 1}, "served_on", "登记服务群众"),
    (posts.comfort, {"recipients": "某户", "people": 1}, "visited_on", "登记慰问"),
    (supply.buy, {"kind": "原粮", "kg": 1}, "bought_on", "登记粮油购入"),
    (
        supply.read_price, {"commodity": "大米", "place": "南市", "price_fen": 1},
        "read_on", "登记价格监测",
    ),
    (supply.patrol, {"place": "南市", "people": 1}, "patrolled_on", "登记市场巡查"),
    (bulletins.publish, {"number": 1, "title": "开篇"}, "published_on", "印发简报"),
    (library.share, {"title": "范文"}, "published_on", "发布文件材料"),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("verb", "given", "day", "what"),
    EVENTS,
    ids=lambda one: getattr(one, "__name__", str(one))[:40],
)
def test_what_happens_has_its_day_and_its_place(
    verb: Any, given: dict[str, Any], day: str, what: str
) -> None:
    load(Example("", Path(), {}))
    branch = Organization.objects.get(pk=3)
    act = partial(verb, organization=branch, **given)

    assert refused(act, **{day: DAY}, today=EVE) == (
        "日期2020-03-01晚于今天（2020-02-29）：只登记已经发生的事项，请核对日期。"
    )
    act(**{day: DAY}, today=DAY)
    dissolve(branch, on=ENDED)
    assert refused(act, **{day: ENDED}, today=ENDED) == (
        f"“{NAME}”2020-04-01尚未成立或已撤销，不能{what}，请核对日期。"
    )


@pytest.mark.django_db
def test_a_shift_may_be_planned_but_not_worked_ahead() -> None:
    load(Example("", Path(), {}))
    branch, member = Organization.objects.get(pk=3), Member.objects.get(pk=31)
    gate = posts.open_checkpoint(organization=branch, name="柳林路口", district="河东区", since=EVE)
    given = {
        "organization": branch, "checkpoint": gate, "worked_on": DAY, "from_minute": 480,
        "to_minute": 720, "member": member, "today": EVE,
    }  # fmt: skip
    ahead = "日期2020-03-01晚于今天（2020-02-29）：只登记已经发生的事项，请核对日期。"

    assert refused(posts.add_shift, **given) == ahead
    planned = posts.add_shift(**given, worked=False)
    assert refused(posts.mark_worked, shift=planned, worked=True, today=EVE) == ahead
    posts.mark_worked(shift=planned, worked=True, today=DAY)
    assert planned.worked
