"""The tree's writes: both sides of each refusal, and that what happened counts where it stood."""

from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from dangwu.accounts.models import Change
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.organizations import changes
from dangwu.organizations.models import Organization, Placement
from tests import refusing
from tests.examples import Example, load

SPRING = date(2020, 3, 1)


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def at(number: int) -> Organization:
    return Organization.objects.get(pk=number)


def founded(name: str, parent: int, on: date, kind: str = "党支部") -> Organization:
    return changes.found(
        parent=at(parent), founded_on=on, kind=kind, nature="机关", full_name=name,
        document_name=name,
    )  # fmt: skip


refused = partial(refusing.refused, kept=Placement)


def value(figure: str, scope: int, period: str) -> Decimal | None:
    return Catalogue(DjangoEngine()).value(figure, Scope(scope, "甲"), Period.parse(period)).number


def parents(number: int) -> list[tuple[date, int | None]]:
    places = Placement.objects.filter(organization_id=number).order_by("since")
    return [(place.since, place.parent_id) for place in places]


def test_a_founded_branch_stands_from_its_day_on() -> None:
    made = founded("第三党支部", 2, SPRING)

    assert changes.standing(made, date(2020, 2, 29)) is None
    place = changes.standing(made, SPRING)
    assert place is not None
    assert place.path == f"00000001.00000002.{made.pk:08d}."
    log = Change.objects.get(action="organizations.found")
    assert (log.model, log.record_id) == ("organizations.Organization", made.pk)


def test_a_full_name_is_given_once() -> None:
    name = at(3).full_name
    assert refused(founded, name, 2, SPRING) == (
        f"已经有全称为“{name}”的党组织，请核对，或在全称中加以区别。"
    )


def test_nothing_is_founded_under_what_does_not_stand() -> None:
    assert refused(founded, "早支部", 2, date(2012, 2, 29)) == (
        "“早支部”在2012-02-29不能这样调整隶属关系："
        "上级“云岭市物资储备局机关党委”当日尚未成立或已撤销。"
    )
    founded("恰好支部", 2, date(2012, 3, 1))


def test_founded_late_it_follows_where_its_parent_has_moved() -> None:
    changes.move(at(3), parent=at(8), on=SPRING)
    group = founded("一月小组", 3, date(2020, 1, 1), kind="党小组")

    assert value("党小组数", 2, "2020-02") == 1
    assert value("党小组数", 2, "2020-03") == 0
    assert value("党小组数", 8, "2020-03") == 1
    assert parents(group.pk) == [(date(2020, 1, 1), 3), (SPRING, 3)]


def test_nothing_is_founded_under_what_was_dissolved_since() -> None:
    changes.dissolve(at(3), on=SPRING)
    assert refused(founded, "一月小组", 3, date(2020, 1, 1)) == (
        "“一月小组”在2020-01-01不能这样调整隶属关系："
        "上级“云岭市物资储备局第一党支部”已于2020-03-01撤销。"
    )


def test_a_moved_branch_counts_where_it_stood() -> None:
    group = founded("第一党小组", 3, date(2019, 1, 1), kind="党小组")
    changes.honour(at(3), title="示范党支部", granted_on=date(2020, 2, 29), today=SPRING)
    changes.honour(at(3), title="红旗党支部", granted_on=SPRING, today=SPRING)

    changes.move(at(3), parent=at(8), on=SPRING)

    assert [value("党支部数", scope, "2020-02") for scope in (1, 8)] == [3, 1]
    assert [value("党支部数", scope, "2020-03") for scope in (1, 8)] == [2, 2]
    assert [value("荣誉数", scope, "2020H1") for scope in (1, 8, 3)] == [1, 1, 2]
    assert [value("党小组数", scope, "2020-03") for scope in (1, 8)] == [0, 1]
    assert parents(group.pk) == [(date(2019, 1, 1), 3), (SPRING, 3)]
    log = Change.objects.get(action="organizations.move")
    assert log.before == {"上级党组织": "局机关党委"}
    assert log.after == {"上级党组织": "市水务局", "调整日期": "2020-03-01"}


def test_moved_twice_a_day_the_last_holds() -> None:
    changes.move(at(3), parent=at(8), on=SPRING)
    changes.move(at(3), parent=at(1), on=SPRING)

    assert parents(3) == [(date(2012, 3, 1), 2), (SPRING, 1)]


def test_what_cannot_be_moved() -> None:
    founded("第一党小组", 3, SPRING, kind="党小组")
    head = "“云岭市物资储备局第一党支部”在{}不能这样调整隶属关系："
    assert refused(changes.move, at(3), parent=at(8), on=date(2012, 2, 29)) == (
        head.format("2012-02-29") + "它当日尚未成立或已撤销。"
    )
    assert refused(changes.move, at(3), parent=at(8), on=date(2020, 2, 29)) == (
        head.format("2020-02-29") + "此日之后已有调整，请先撤回。"
    )
    assert refused(changes.move, at(3), parent=at(3), on=SPRING) == (
        head.format("2020-03-01") + "不能移到自己的下级之下。"
    )
    late = founded("新总支", 1, date(2020, 4, 1), kind="党总支")
    assert refused(changes.move, at(3), parent=late, on=SPRING) == (
        head.format("2020-03-01") + "上级“新总支”当日尚未成立或已撤销。"
    )
    changes.move(at(9), parent=at(2), on=date(2020, 5, 1))
    assert refused(changes.move, at(3), parent=at(9), on=SPRING) == (
        head.format("2020-03-01") + "上级“青川市水务局第一党支部”此日之后已有调整，请先撤回。"
    )
    changes.move(at(3), parent=late, on=date(2020, 4, 1))


def test_a_dissolved_branch_counts_until_the_day_before() -> None:
    changes.honour(at(3), title="末日荣誉", granted_on=date(2020, 2, 29), today=SPRING)

    changes.dissolve(at(3), on=SPRING)

    assert value("党支部数", 1, "2020-02") == 3
    assert value("党支部数", 1, "2020-03") == 2
    assert value("撤并党组织数", 1, "2020-03") == 1
    assert value("撤并党组织数", 1, "2020-02") == 0
    assert value("荣誉数", 1, "2020H1") == 1
    assert at(3).dissolved_on == SPRING
    assert Change.objects.get(action="organizations.dissolve").after == {
        "dissolved_on": "2020-03-01"
    }
    assert refused(changes.dissolve, at(3), on=SPRING) == (
        "“云岭市物资储备局第一党支部”在2020-03-01不能这样调整隶属关系：它当日尚未成立或已撤销。"
    )


def test_what_cannot_be_dissolved() -> None:
    assert refused(changes.dissolve, at(2), on=SPRING) == (
        "“云岭市物资储备局机关党委”在2020-03-01不能这样调整隶属关系："
        "下面还有党组织，请先移走或撤销。"
    )
    made = founded("一日支部", 2, SPRING)
    assert refused(changes.dissolve, made, on=SPRING) == (
        "“一日支部”在2020-03-01不能这样调整隶属关系：它当日才调整，请改用次日。"
    )
    changes.dissolve(made, on=date(2020, 3, 2))
    changes.move(at(3), parent=at(8), on=SPRING)
    assert refused(changes.dissolve, at(3), on=date(2020, 2, 1)) == (
        "“云岭市物资储备局第一党支部”在2020-02-01不能这样调整隶属关系：此日之后已有调整，请先撤回。"
    )


def test_a_merged_branch_leaves_what_stood_below_it_to_the_other() -> None:
    group = founded("第一党小组", 3, date(2019, 1, 1), kind="党小组")

    changes.merge(at(3), into=at(4), on=SPRING)

    assert [value("党支部数", 2, period) for period in ("2020-02", "2020-03")] == [3, 2]
    assert [value("党小组数", scope, "2020-03") for scope in (3, 4)] == [0, 1]
    assert value("党小组数", 3, "2020-02") == 1
    assert value("撤并党组织数", 1, "2020H1") == 1
    assert parents(group.pk) == [(date(2019, 1, 1), 3), (SPRING, 4)]
    log = Change.objects.get(action="organizations.merge")
    assert log.record_id == 3
    assert log.after == {"dissolved_on": "2020-03-01", "并入": "第二党支部"}
    assert at(3).dissolved_on == SPRING


def test_what_cannot_be_merged() -> None:
    group = founded("第一党小组", 3, date(2019, 1, 1), kind="党小组")
    head = "“云岭市物资储备局第一党支部”在2020-03-01不能这样调整隶属关系："
    assert refused(changes.merge, at(3), into=at(3), on=SPRING) == head + "不能并入自己。"
    assert refused(changes.merge, at(3), into=at(1), on=SPRING) == (
        head + "“云岭市物资储备局”是单位，党支部不能并入。"
    )
    assert refused(changes.merge, at(3), into=group, on=SPRING) == (
        "“第一党小组”在2020-03-01不能这样调整隶属关系：不能移到自己的下级之下。"
    )
    late = founded("四月支部", 2, date(2020, 4, 1))
    assert refused(changes.merge, at(3), into=late, on=SPRING) == (
        head + "“四月支部”当日尚未成立或已撤销。"
    )


def test_honours_and_staff_belong_to_what_stood_and_has_come() -> None:
    early, day = date(2012, 2, 29), date(2012, 3, 1)
    assert refused(changes.honour, at(3), title="先进", granted_on=early, today=day) == (
        "“云岭市物资储备局第一党支部”2012-02-29尚未成立或已撤销，不能登记荣誉，请核对日期。"
    )
    assert refused(changes.honour, at(3), title="先进", granted_on=day, today=early) == (
        "日期2012-03-01晚于今天（2012-02-29）：只登记已经发生的事项，请核对日期。"
    )
    changes.honour(at(3), title="先进", granted_on=day, today=day)
    assert Change.objects.get().action == "organizations.honour"


def test_staff_is_counted_once_a_day() -> None:
    changes.count_staff(at(1), counted_on=SPRING, staff=105, today=SPRING)

    assert refused(changes.count_staff, at(1), counted_on=SPRING, staff=104, today=SPRING) == (
        "“云岭市物资储备局”2020-03-01的在职职工数已登记为105人，如有变动请改原记录。"
    )
    assert Change.objects.get().action == "organizations.count_staff"
