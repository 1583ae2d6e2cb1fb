"""Which unit and which period a command asks about."""

from datetime import date

import pytest
from django.apps import apps
from django.db import models

from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.organizations import changes
from dangwu.organizations.models import Kind, Nature, Organization
from dangwu.reports import asking
from dangwu.reports.asking import (
    PeriodMissing,
    UnitAmbiguous,
    UnitMissing,
    UnitUnknown,
    ask,
    default_period,
    find_unit,
    top_unit,
)

pytestmark = pytest.mark.django_db
TODAY = date(2020, 7, 10)


def found(name: str, parent: Organization | None = None, **fields: object) -> Organization:
    return changes.found(
        parent=parent,
        founded_on=date(2010, 1, 1),
        **{
            "kind": Kind.BRANCH, "nature": Nature.OFFICE, "full_name": name,
            "document_name": name, **fields,
        },
    )  # fmt: skip


@pytest.fixture
def bureau() -> Organization:
    top = found(
        "云岭市物资储备局", kind=Kind.UNIT, document_name="市物资储备局",
        other_names="储备局、市储", code="YL-01",
    )  # fmt: skip
    found("云岭市物资储备局第一党支部", top, document_name="第一党支部")
    found("云岭市物资储备局粮库第一党支部", top, document_name="第一党支部", code="YL-09")
    return top


@pytest.mark.parametrize("name", ["云岭市物资储备局", "市物资储备局", "储备局", "市储", "YL-01"])
def test_a_unit_answers_to_each_of_its_names(bureau: Organization, name: str) -> None:
    assert find_unit(name) == Scope(
        bureau.pk, "市物资储备局", "单位", ("云岭市物资储备局", "储备局", "市储")
    )


def test_an_unknown_unit_brings_the_nearest_names(bureau: Organization) -> None:
    with pytest.raises(UnitUnknown) as raised:
        find_unit("物资储备")

    assert str(raised.value) == (
        "办公室里没有名为“物资储备”的单位或党组织。"
        "您是不是要找：市物资储备局、云岭市物资储备局、储备局？"
        "请写全称、行文名称、简称或代码。"
    )


def test_a_name_of_several_is_refused(bureau: Organization) -> None:
    with pytest.raises(UnitAmbiguous) as raised:
        find_unit("第一党支部")

    assert str(raised.value) == (
        "“第一党支部”可指云岭市物资储备局第一党支部、云岭市物资储备局粮库第一党支部。"
        "请用 --unit 写全称或代码。"
    )
    assert find_unit("YL-09").other_names == ("云岭市物资储备局粮库第一党支部",)


def test_many_of_a_name_are_counted() -> None:
    error = UnitAmbiguous("支部", [f"第{n}支部" for n in "123456"])

    assert str(error) == (
        "“支部”可指第1支部、第2支部、第3支部、第4支部、第5支部等6个。请用 --unit 写全称或代码。"
    )


def test_the_top_unit_is_the_default(bureau: Organization) -> None:
    assert ask(None, "2020H1", TODAY).scope.organization_id == bureau.pk


def test_an_office_without_a_unit() -> None:
    with pytest.raises(UnitMissing) as raised:
        top_unit()

    assert str(raised.value) == "办公室里还没有单位。请先运行 dangwu init --unit 单位全称。"


def test_two_top_units_must_be_told_apart(bureau: Organization) -> None:
    other = found("青川市水务局", kind=Kind.UNIT)
    with pytest.raises(UnitAmbiguous) as raised:
        top_unit()
    assert str(raised.value) == (
        "“最上级单位”可指云岭市物资储备局、青川市水务局。请用 --unit 写全称或代码。"
    )

    changes.dissolve(other, on=date(2020, 1, 1))
    assert top_unit().organization_id == bureau.pk


@pytest.mark.parametrize(
    ("last", "today", "expected"),
    [
        ("2020-06-30", "2020-06-30", "2020H1"),
        ("2020-06-30", "2026-11-24", "2020H1"),
        ("2020-06-02", "2020-07-01", "2020H1"),  # June is over
        ("2020-06-02", "2020-06-30", "2019H2"),  # June is not
        ("2020-05-31", "2020-07-01", "2019H2"),
        ("2020-07-01", "2020-07-01", "2020H1"),
        ("2020-12-30", "2021-01-01", "2020H2"),
    ],
)
def test_the_default_period_is_the_last_half_year_that_the_records_close(
    last: str, today: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "last_record_day", lambda _: date.fromisoformat(last))

    assert default_period(date.fromisoformat(today)) == Period.parse(expected)


def test_without_a_record_there_is_no_default_period(bureau: Organization) -> None:
    with pytest.raises(PeriodMissing):
        default_period(TODAY)


@pytest.mark.parametrize("held_on", ["2020-06-30", "2020-07-10"])
def test_a_record_of_the_future_closes_nothing(bureau: Organization, held_on: str) -> None:
    reading(bureau, date.fromisoformat(held_on))
    reading(bureau, date(2020, 7, 11))

    assert asking.last_record_day(TODAY) == date.fromisoformat(held_on)


def reading(at: Organization, day: date) -> None:
    model = apps.get_model("duties.Inspection")
    values: dict[str, object] = {"organization_id": at.pk, "inspected_on": day}
    for field in model._meta.concrete_fields:
        bare = field.null or field.has_default() or field.primary_key or field.attname in values
        if not bare and isinstance(field, models.CharField | models.IntegerField):
            text = isinstance(field, models.CharField)
            values[field.attname] = (field.choices or [("" if text else 1, "")])[0][0]
    model._default_manager.create(**values)


@pytest.mark.parametrize(("label", "column"), asking.HAPPENED)
def test_the_records_that_come_in_all_year_exist(label: str, column: str) -> None:
    assert isinstance(apps.get_model(label)._meta.get_field(column), models.DateField)
