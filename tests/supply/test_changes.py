"""The writes of supply: what is logged, and what is refused on which side of which limit."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.core.errors import DangwuError
from dangwu.organizations.models import Organization
from dangwu.supply import changes
from dangwu.supply.models import GrainReading, Warehouse
from tests.examples import Example, load

pytestmark = pytest.mark.django_db
TODAY = date(2020, 6, 30)
DAY, EVE, MORROW = date(2020, 3, 1), date(2020, 2, 29), date(2020, 3, 2)
NAME = "云岭市物资储备局第二党支部"


@pytest.fixture
def branch() -> Organization:
    load(Example("", Path(), {}))
    return Organization.objects.get(pk=4)


@pytest.fixture
def site(branch: Organization) -> Warehouse:
    return changes.open_warehouse(organization=branch, name="一号库", since=DAY)


def last() -> str:
    return Change.objects.latest("pk").action


def refuse(write: Any, **given: object) -> str:
    with pytest.raises(DangwuError) as refused:
        write(**given)
    return str(refused.value)


def test_a_reading_belongs_to_the_sites_organization(site: Warehouse) -> None:
    made = changes.read_grain(warehouse=site, kind="原粮", read_on=DAY, kg=0, today=TODAY)

    entry = Change.objects.latest("pk")
    assert (entry.action, entry.record_id) == ("supply.read_grain", made.pk)
    assert (made.organization_id, made.purpose) == (4, "储备")
    assert refuse(
        changes.read_grain, warehouse=site, kind="原粮", read_on=DAY, kg=5, today=TODAY
    ) == ("2020-03-01已有库点“一号库”储备原粮的监测记录：如有误请更正原记录。")
    changes.read_grain(warehouse=site, kind="原粮", read_on=DAY, kg=5, purpose="商品", today=TODAY)


def test_a_reading_stands_within_the_sites_days(site: Warehouse) -> None:
    assert refuse(
        changes.read_grain, warehouse=site, kind="原粮", read_on=EVE, kg=5, today=TODAY
    ) == (
        "库点“一号库”2020-03-01启用，2020-02-29不在其间："
        "请核对日期，或者先更正库点的启用、停用日期。"
    )
    changes.close_warehouse(warehouse=site, until=MORROW)
    assert last() == "supply.close_warehouse"
    assert refuse(
        changes.read_grain, warehouse=site, kind="原粮", read_on=MORROW, kg=5, today=TODAY
    ) == (
        "库点“一号库”2020-03-01启用，2020-03-02起停用，2020-03-02不在其间："
        "请核对日期，或者先更正库点的启用、停用日期。"
    )
    assert changes.read_grain(warehouse=site, kind="原粮", read_on=DAY, kg=5, today=TODAY).pk


def test_a_reading_reads_something(site: Warehouse) -> None:
    assert refuse(changes.read_grain, warehouse=site, kind="原粮", read_on=DAY, today=TODAY) == (
        "库点“一号库”2020-03-01的监测没有内容：库存、粮温、水分、粮情至少填一项。"
    )
    assert refuse(
        changes.read_grain, warehouse=site, kind="原粮", read_on=DAY, kg=-1, today=TODAY
    ) == ("库存公斤数为-1，应不小于零：请核对后再填。")
    assert not GrainReading.objects.exists()
    made = changes.read_grain(
        warehouse=site, kind="原粮", read_on=DAY, moisture_tenths=135, today=TODAY
    )
    assert made.kg is None


def test_a_site_is_closed_empty(site: Warehouse) -> None:
    assert refuse(changes.close_warehouse, warehouse=site, until=DAY) == (
        "库点“一号库”2020-03-01才启用，不能从2020-03-01起停用：请核对日期。"
    )
    changes.read_grain(warehouse=site, kind="油", read_on=DAY, kg=7, today=TODAY)
    assert refuse(changes.close_warehouse, warehouse=site, until=date(2020, 3, 3)) == (
        "库点“一号库”2020-03-01还有储备油7公斤，不能停用：请先出库并登记库存为零。"
    )
    changes.read_grain(warehouse=site, kind="油", read_on=MORROW, kg=0, today=TODAY)
    assert refuse(changes.close_warehouse, warehouse=site, until=MORROW).startswith("库点“一号库”")
    changes.close_warehouse(warehouse=site, until=date(2020, 3, 3))
    assert last() == "supply.close_warehouse"


def test_a_target_is_set_once_a_month(branch: Organization) -> None:
    given = {"organization": branch, "kind": "原粮", "month_no": 2020 * 12}
    assert refuse(changes.set_target, kg=-1, **given) == (
        "储备任务公斤数为-1，应不小于零：请核对后再填。"
    )
    changes.set_target(kg=0, **given)  # type: ignore[arg-type]
    assert last() == "supply.set_target"
    assert refuse(changes.set_target, kg=9, **given) == (
        f"“{NAME}”自2020年1月起的原粮储备任务已定为0公斤：如有误请更正原记录。"
    )
    changes.set_target(organization=branch, kind="成品粮", month_no=2020 * 12, kg=9)


def test_demand_is_set_once_a_month(branch: Organization) -> None:
    given = {"organization": branch, "month_no": 2020 * 12 + 11}
    assert refuse(changes.set_demand, kg=0, **given) == (
        "日均需求公斤数为0，应大于零：请核对后再填。"
    )
    changes.set_demand(kg=1, **given)  # type: ignore[arg-type]
    assert last() == "supply.set_demand"
    assert refuse(changes.set_demand, kg=2, **given) == (
        f"“{NAME}”自2020年12月起的成品粮日均需求已定为1公斤：如有误请更正原记录。"
    )


def test_rotation_and_purchase(site: Warehouse) -> None:
    given = {"warehouse": site, "kind": "原粮", "direction": "轮出"}
    assert refuse(changes.rotate, kg=0, rotated_on=DAY, **given, today=TODAY) == (
        "轮换公斤数为0，应大于零：请核对后再填。"
    )
    assert refuse(changes.rotate, kg=1, rotated_on=EVE, **given, today=TODAY).startswith(
        "库点“一号库”2020-03-01启用，2020-02-29不在其间："
    )
    changes.rotate(kg=1, rotated_on=DAY, **given, today=TODAY)  # type: ignore[arg-type]
    assert last() == "supply.rotate"
    bought = {"organization": site.organization, "kind": "原粮", "kg": 1}
    assert refuse(changes.buy, bought_on=DAY, **{**bought, "kg": 0}, today=TODAY) == (
        "购入公斤数为0，应大于零：请核对后再填。"
    )
    assert refuse(changes.buy, bought_on=EVE, warehouse=site, **bought, today=TODAY).startswith(
        "库点“一号库”2020-03-01启用，2020-02-29不在其间："
    )
    changes.buy(bought_on=EVE, **bought, today=TODAY)  # type: ignore[arg-type]
    assert last() == "supply.buy"


def test_a_price_is_read_once_a_day(branch: Organization) -> None:
    given = {"organization": branch, "commodity": "大米", "place": "东市场", "read_on": DAY}
    assert refuse(changes.read_price, price_fen=0, **given, today=TODAY) == (
        "单价分数为0，应大于零：请核对后再填。"
    )
    changes.read_price(price_fen=1, **given, today=TODAY)  # type: ignore[arg-type]
    assert last() == "supply.read_price"
    assert refuse(changes.read_price, price_fen=2, **given, today=TODAY) == (
        "2020-03-01已有“东市场”大米（每公斤）的监测记录：如有误请更正原记录。"
    )
    changes.read_price(price_fen=2, unit="斤", **given, today=TODAY)  # type: ignore[arg-type]


def test_a_patrol_is_made_by_someone(branch: Organization) -> None:
    given = {"organization": branch, "place": "中心市场", "patrolled_on": DAY}
    assert (
        refuse(changes.patrol, people=0, **given, today=TODAY)
        == "巡查人数为0，应大于零：请核对后再填。"
    )
    changes.patrol(people=1, **given, today=TODAY)  # type: ignore[arg-type]
    assert last() == "supply.patrol"
