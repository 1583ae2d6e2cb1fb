"""The books of supply: who sees and may, a day's readings at once, weights, corrections."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.organizations.models import Organization
from dangwu.pages.forms import new_token
from dangwu.pages.registers import Register
from dangwu.supply import changes, views
from dangwu.supply.fields import TenthsField, WeightField
from dangwu.supply.models import GrainReading, PriceReading, Warehouse
from tests.cast import BRANCH, OTHER, TODAY, Cast, stock_cast
from tests.rooms.walking import filled, queries, text_of, walk

WHERE = "/records/supply"
DAY = date(2020, 6, 30)


@pytest.fixture
def cast(db: None) -> Cast:
    made = stock_cast()
    for number, name in ((BRANCH, "我支部"), (OTHER, "别支部")):
        _fill(Organization.objects.get(pk=number), name)
    return made


def _fill(where: Organization, name: str) -> None:
    common: dict[str, Any] = {"organization": where, "today": TODAY}
    site = changes.open_warehouse(organization=where, name=f"{name}库", since=date(2015, 1, 1))
    changes.read_grain(
        warehouse=site, kind="原粮", read_on=DAY, kg=1500000, temperature_tenths=185,
        moisture_tenths=132, today=TODAY,
    )  # fmt: skip
    changes.set_target(organization=where, kind="原粮", month_no=2020 * 12, kg=1000000)
    changes.set_demand(organization=where, month_no=2020 * 12, kg=5000)
    changes.rotate(
        warehouse=site, kind="原粮", direction="轮出", kg=2000, rotated_on=DAY, today=TODAY
    )
    changes.buy(**common, kind="油", kg=300, bought_on=DAY, warehouse=site)
    changes.read_price(**common, commodity="大米", place=f"{name}市场", price_fen=560, read_on=DAY)
    changes.patrol(**common, place=f"{name}市场", people=3, patrolled_on=DAY)


NAMED = {"targets": ("第一党支部", "第二党支部"), "demands": ("第一党支部", "第二党支部")}


@pytest.mark.parametrize("kind", views.REGISTERS, ids=lambda one: one.slug)
def test_a_book_keeps_to_the_grant_and_all_its_pages_open(cast: Cast, kind: type[Register]) -> None:
    seen, hidden = NAMED.get(kind.slug, ("我支部", "别支部"))
    walk(cast, kind, seen, hidden)


@pytest.mark.parametrize("kind", views.REGISTERS, ids=lambda one: one.slug)
def test_no_query_more_for_more_rows(cast: Cast, kind: type[Register]) -> None:
    few = queries(cast, kind)
    record: Any = kind.model._default_manager.order_by("pk")[0]
    for number in range(1, 7):
        record.pk = None
        for name in ("read_on", "month_no"):
            value = getattr(record, name, None)
            if value is not None:
                later = value - timedelta(days=number) if name == "read_on" else value + number
                setattr(record, name, later)
        record.save(force_insert=True)
    assert queries(cast, kind) == few


def test_the_readings_of_a_day_are_written_at_once(cast: Cast) -> None:
    page = text_of(cast, Role.SECRETARY, f"{WHERE}/readings/day/")
    assert "我支部库" in page
    assert "1,500,000" in page
    assert "别支部库" not in page
    site = Warehouse.objects.get(name="我支部库")
    other = Warehouse.objects.get(name="别支部库")
    form = {
        "day": "2020-07-02", f"{site.pk}_原粮_储备_kg": "1480吨",
        f"{site.pk}_原粮_储备_temperature_tenths": "18.9", f"{other.pk}_原粮_储备_kg": "1",
        "_token": new_token(),
    }  # fmt: skip
    answer = cast[Role.SECRETARY].post(f"{WHERE}/readings/day/", form)
    assert answer.headers["Location"] == f"{WHERE}/readings/?since=2020-07-02&until=2020-07-02"
    made = GrainReading.objects.get(read_on=date(2020, 7, 2))
    assert (made.kg, made.temperature_tenths, made.moisture_tenths) == (1480000, 189, None)
    again = text_of(cast, Role.SECRETARY, f"{WHERE}/readings/day/?day=2020-07-02")
    assert "当天已登记库存1,480,000公斤" in again


def test_nothing_read_is_asked_about_and_the_typed_text_stays(cast: Cast) -> None:
    site = Warehouse.objects.get(name="我支部库")
    empty = cast[Role.SECRETARY].post(
        f"{WHERE}/readings/day/", {"day": "2020-07-02", "_token": new_token()}
    )
    assert "还没有填任何读数：至少填一个库点的库存、粮温或水分。" in empty.content.decode()
    wrong = cast[Role.SECRETARY].post(
        f"{WHERE}/readings/day/",
        {"day": "2020-07-02", f"{site.pk}_原粮_储备_kg": "很多", "_token": new_token()},
    )
    assert wrong.status_code == 422
    text = wrong.content.decode()
    assert "看不懂重量“很多”，请写公斤数，例如 1500；也可写 1.5吨。" in text
    assert 'value="很多"' in text
    assert not GrainReading.objects.filter(read_on=date(2020, 7, 2)).exists()


def test_a_day_ahead_is_refused(cast: Cast) -> None:
    site = Warehouse.objects.get(name="我支部库")
    answer = cast[Role.SECRETARY].post(
        f"{WHERE}/readings/day/",
        {"day": "2020-07-04", f"{site.pk}_原粮_储备_kg": "1", "_token": new_token()},
    )
    assert (
        "我支部库储备原粮：日期2020-07-04晚于今天（2020-07-03）：只登记已经发生的事项，请核对日期。"
        in answer.content.decode()
    )


@pytest.mark.parametrize(
    ("typed", "kg"),
    [
        ("1500", 1500),
        ("1,500", 1500),
        ("1.5吨", 1500),
        ("３００公斤", 300),
        ("400斤", 200),
        ("0", 0),
    ],
)
def test_weights_as_people_write_them(typed: str, kg: int) -> None:
    assert WeightField().clean(typed) == kg


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("-1", "看不懂重量“-1”，请写公斤数，例如 1500；也可写 1.5吨。"),
        ("1.5", "重量“1.5”不是整公斤数，请写到公斤。"),
        ("1,50", "看不懂重量“1,50”，请写公斤数，例如 1500；也可写 1.5吨。"),
    ],
)
def test_weights_that_are_none(typed: str, says: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(says)):
        WeightField().clean(typed)


def test_numbers_with_one_place() -> None:
    assert [TenthsField().clean(one) for one in ("18.5", "-3", "13.2%", "18.5℃")] == [
        185,
        -30,
        132,
        185,
    ]
    with pytest.raises(
        ValidationError, match=re.escape("看不懂“18.55”，请写数字，最多一位小数，例如 18.5。")
    ):
        TenthsField().clean("18.55")


def test_a_list_shows_degrees_and_goes_out_as_numbers(cast: Cast) -> None:
    from io import BytesIO

    from python_calamine import load_workbook

    assert "18.5" in text_of(cast, Role.OFFICER, f"{WHERE}/readings/")
    answer = cast[Role.OFFICER].get(f"{WHERE}/readings/", {"format": "xlsx", "q": "我支部"})
    rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[2][4:7] == [1500000, 18.5, 13.2]


def test_a_reading_corrected_is_asked_again(cast: Cast) -> None:
    reading = GrainReading.objects.order_by("pk")[0]
    address = f"{WHERE}/readings/{reading.pk}/correct/"
    page = cast[Role.SECRETARY].get(address)
    assert page.context["form"]["temperature_tenths"].value() == "18.5"
    refused = filled(cast, Role.SECRETARY, address, read_on="2014-12-31", reason="记错")
    assert "库点“我支部库”2015-01-01启用，2014-12-31不在其间" in refused.content.decode()
    filled(cast, Role.SECRETARY, address, kg="1,499,000", reason="磅单写的是1499吨")
    reading.refresh_from_db()
    assert reading.kg == 1499000
    entry = Change.objects.get(action="supply.correct", record_id=reading.pk)
    assert (entry.before, entry.after) == ({"kg": 1500000}, {"kg": 1499000})


def test_a_site_is_closed_once_it_is_empty(cast: Cast) -> None:
    site = Warehouse.objects.get(name="我支部库")
    address = f"{WHERE}/warehouses/{site.pk}/close/"
    refused = filled(cast, Role.SECRETARY, address, on="2020-07-03")
    assert (
        "库点“我支部库”2020-06-30还有储备原粮1500000公斤，不能停用：请先出库并登记库存为零。"
        in refused.content.decode()
    )
    changes.read_grain(warehouse=site, kind="原粮", read_on=date(2020, 7, 1), kg=0, today=TODAY)
    filled(cast, Role.SECRETARY, address, on="2020-07-03")
    site.refresh_from_db()
    assert site.until == date(2020, 7, 3)


def test_a_price_is_typed_in_yuan(cast: Cast) -> None:
    filled(
        cast, Role.SECRETARY, f"{WHERE}/prices/new/", organization=str(BRANCH), commodity="面粉",
        place="东市场", price_fen="4.80", read_on="2020-07-01",
    )  # fmt: skip
    assert PriceReading.objects.get(commodity="面粉").price_fen == 480
    assert "/import/prices/" in text_of(cast, Role.SECRETARY, f"{WHERE}/prices/")
