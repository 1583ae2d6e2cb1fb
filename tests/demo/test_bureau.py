"""The bureau that the demo builds: its size, its known values, its faults, its integrity."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from dangwu.catalogue import checks
from dangwu.catalogue.figures import figures
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period, last_closed_half_year
from dangwu.core.scope import Scope
from dangwu.demo import building
from dangwu.demo.days import LAST
from dangwu.dues.models import Assessment, Kind, Payment
from dangwu.engine.django_engine import DjangoEngine
from dangwu.members.models import Member
from dangwu.organizations.models import Organization, Placement

pytestmark = pytest.mark.django_db

KNOWN = {
    "单位名称": "市粮食和物资储备局", "所在地区": "青屏区", "社区名称": "听泉社区",
    "统计截止月份": "6", "建党周年": "99",
    "党支部数": "7", "机关支部数": "3", "企业支部数": "3", "离退休支部数": "1", "党总支数": "0",
    "党小组数": "7", "基层党委数": "1", "新建党组织数": "1", "撤并党组织数": "1",
    "应换届党组织数": "6", "换届党组织数": "6", "换届完成率": "100", "党建联系点数": "1",
    "党员总数": "303", "预备党员数": "8", "离退休党员数": "46", "流动党员数": "6",
    "转入党员数": "4", "转出党员数": "3", "发展党员数": "5", "转正党员数": "3",
    "入党申请人数": "5", "入党积极分子数": "9", "发展对象数": "5",
    "中心组学习次数": "9", "支部集中学习次数": "69", "主题党日次数": "42", "支委会次数": "41",
    "组织生活会次数": "7", "大讨论活动次数": "12", "廉政提醒次数": "4", "警示教育次数": "2",
    "党费收缴率": "100", "欠缴党员数": "0", "大额党费金额": "4500",
    "任务清单项数": "18", "已完成任务数": "12", "发现问题数": "8", "整改问题数": "6",
    "防控卡点数": "3", "卡点值守天数": "72", "每日值守小时数": "24", "值守人次": "1296",
    "排查住户数": "1283", "库点数": "4", "价格监测品种数": "12",
    "党建信息上报数": "48", "简报期数": "12", "文件材料共享数": "18",
}  # fmt: skip
A_SAMPLE = 40
AHEAD = (
    "until",
    "ends_on",
    "due_on",
    "rectify_by",
    "stopped_on",
    "left_on",
    "floating",
    "extended",
    "letter_until",
    "to_on",
    "planned",
)


@pytest.mark.parametrize("name", sorted(figures()))
def test_every_figure_has_a_certain_value(
    name: str, bureau: Scope, half_year: Period, catalogue: Catalogue
) -> None:
    value = catalogue.value(name, bureau, half_year)
    assert value.certain, value.because


def test_the_main_figures_are_known(bureau: Scope, half_year: Period, catalogue: Catalogue) -> None:
    values = catalogue.values(KNOWN, bureau, half_year)
    assert {name: value.shown for name, value in values.items()} == KNOWN


def test_the_parts_make_the_whole(bureau: Scope, half_year: Period, catalogue: Catalogue) -> None:
    def number(name: str) -> int:
        return int(catalogue.value(name, bureau, half_year).number or 0)

    assert number("党员总数") == number("男党员数") + number("女党员数")
    assert number("党员总数") == number("在职党员数") + number("离退休党员数")
    assert number("党员总数") == number("正式党员数") + number("预备党员数")
    assert catalogue.value("应缴党费总额", bureau, half_year).number == (
        catalogue.value("党费收缴总额", bureau, half_year).number
    )


def test_before_2020_the_branches_stood_elsewhere(bureau: Scope, catalogue: Catalogue) -> None:
    before, now = Period.parse("2019H2"), Period.parse("2020H1")
    general = Organization.objects.get(kind="党总支")
    committee = Organization.objects.get(kind="机关党委")
    shown = [
        catalogue.value("党支部数", Scope(one.pk, ""), period).shown
        for one, period in ((general, before), (general, now), (committee, now))
    ]
    assert shown == ["4", "0", "7"]
    assert catalogue.value("党支部数", bureau, Period.parse("2018")).shown == "8"
    assert catalogue.value("撤并党组织数", bureau, Period.parse("2019H1")).shown == "1"


def test_placements_of_an_organization_follow_one_another(bureau: Scope) -> None:
    places = Placement.objects.order_by("organization_id", "since")
    for first, second in pairwise(places):
        if first.organization_id == second.organization_id:
            assert first.until == second.since
            assert first.path != second.path


def test_the_dossier_is_a_day_early(bureau: Scope, half_year: Period) -> None:
    (found,) = checks.run(DjangoEngine(), bureau, half_year, ["培养教育不满一年"])
    assert "2019年3月1日确定为入党积极分子，2020年2月29日列为发展对象" in found.found


def test_the_records_close_the_first_half_of_2020(bureau: Scope) -> None:
    latest = max(_last_day(model) for model in _models())
    assert latest == LAST
    assert last_closed_half_year(latest) == Period.parse("2020H1")


IN_USE = {
    "dues.Receipt",
    "dues.ReceiptBook",
    "dues.ReceiptLine",
    "dues.VoidedPayment",
    "meetings.Convening",
    "meetings.MeetingPhoto",
    "meetings.RosterEntry",
    "members.Account",
    "members.Look",
    "organizations.Grant",
    "organizations.Lock",
}
"""What only people at their screens leave behind."""
ABOVE = {"accounts", "exchange", "findings", "reports", "pages"}


def _models() -> list[type[models.Model]]:
    rooms = [model for model in apps.get_models() if model.__module__.startswith("dangwu.")]
    return [
        model for model in rooms
        if model._meta.app_label not in ABOVE
        and model._meta.label not in {*IN_USE, "organizations.Month"}
    ]  # fmt: skip


def _last_day(model: type[models.Model]) -> date:
    """The last day of something that happened: ends and limits lie ahead."""
    happened = [
        f.name for f in model._meta.concrete_fields
        if isinstance(f, models.DateField)
        and not f.name.startswith(AHEAD)
    ]  # fmt: skip
    days = model._default_manager.aggregate(**{f"last_{f}": models.Max(f) for f in happened})
    return max((day for day in days.values() if day), default=date.min)


@pytest.mark.parametrize("label", sorted(model._meta.label for model in _models()))
def test_every_table_holds_rows_that_would_pass_a_form(label: str, bureau: Scope) -> None:
    model = apps.get_model(label)
    rows = list(model._default_manager.order_by("pk"))
    assert rows, f"{label} is empty"
    for row in rows[:: max(1, len(rows) // A_SAMPLE)]:
        unknown = [
            f.name for f in model._meta.fields if f.null and f.value_from_object(row) is None
        ]
        try:
            row.full_clean(exclude=unknown)
        except ValidationError as error:
            pytest.fail(f"{label} {row.pk}: {error}")


def test_nobody_paid_more_than_was_due(bureau: Scope) -> None:
    owed = {(a.member_id, a.month_no): a.due_fen or 0 for a in Assessment.objects.all()}
    paid: Counter[tuple[int, int]] = Counter()
    for payment in Payment.objects.exclude(kind=Kind.VOLUNTARY):
        paid[payment.member_id, payment.month_no or 0] += payment.amount_fen
    assert all(paid[key] <= owed[key] for key in paid)
    unpaid = {key for key in owed if paid[key] < owed[key]}
    assert len(unpaid) == 12
    assert max(month for _, month in unpaid) < 2020 * 12


def test_names_are_all_different(bureau: Scope) -> None:
    names = Counter(Member.objects.values_list("name", flat=True))
    assert [name for name, count in names.items() if count > 1] == []


def test_a_second_bureau_is_refused(bureau: Scope) -> None:
    with pytest.raises(building.DatabaseNotEmpty) as caught:
        building.refuse_unless_empty("default")
    assert str(caught.value) == (
        "示范数据只能写入空的办公室，这里已有25个党组织；请另指定一个新的办公室文件夹。"
    )
