"""How a due is reckoned, line by line, and what a member sees of her own."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dangwu.dues import changes, explaining, own
from dangwu.dues.models import Assessment
from dangwu.members.models import Member
from tests.examples import Example, load

TODAY = date(2020, 6, 30)
JANUARY, JUNE = 24240, 24245
BANDS = "《关于中国共产党党费收缴、使用和管理的规定》第一条至第六条"


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def member() -> Member:
    return Member.objects.get(pk=31)


def lines(month: int = JUNE) -> list[tuple[str, str, str]]:
    return [(one.label, one.value, one.note) for one in explaining.explain(member(), month).lines]


def based(category: str, base_fen: int | None, agreed_fen: int | None = None) -> None:
    changes.set_base(
        member(), category=category, since_month=JANUARY, base_fen=base_fen, agreed_fen=agreed_fen
    )


@pytest.mark.parametrize(
    ("base_fen", "base", "band", "rate", "note", "due"),
    [
        (300000, "3,000.00元", "3,000元（含）以下", "0.5%", "", "15.00元"),
        (300001, "3,000.01元", "3,000元以上至5,000元（含）", "1%",
         "四舍五入到分；规定没有写明怎样取舍，按通常做法", "30.00元"),
        (1000001, "10,000.01元", "10,000元以上", "2%",
         "四舍五入到分；规定没有写明怎样取舍，按通常做法", "200.00元"),
    ],
)  # fmt: skip
def test_a_due_on_a_base(
    base_fen: int, base: str, band: str, rate: str, note: str, due: str
) -> None:
    based("在职", base_fen)
    assert lines() == [
        ("人员类别", "在职", "按月领取工资的党员"),
        ("计算基数", base, "2020年1月起"),
        ("所在档次", band, "整个基数用这一档的比例"),
        ("缴纳比例", rate, ""),
        ("计算", f"{base} × {rate}", note),
        ("月应缴", due, ""),
    ]
    found = explaining.explain(member(), JUNE)
    assert (found.article, found.because, found.assessed) == (BANDS, "", False)


def test_a_fixed_due_has_no_base() -> None:
    based("学生", None)
    assert lines()[1:] == [("每月定额", "0.2元", ""), ("月应缴", "0.20元", "")]


@pytest.mark.parametrize(
    ("agreed", "told", "because"),
    [
        (None, "没有登记", "每月0.2元至1元，还没有商定数额"),
        (101, "1.01元", "商定的1.01元不在0.2元至1元之间"),
        (100, "1.00元", ""),
    ],
)
def test_within_a_range_it_is_what_was_agreed(agreed: int | None, told: str, because: str) -> None:
    based("农民", None, agreed)
    found = explaining.explain(member(), JUNE)
    assert ("商定数额", told) in [(one.label, one.value) for one in found.lines]
    assert (found.because, found.due_fen) == (because, None if because else agreed)


def test_what_is_not_known_is_said() -> None:
    assert lines() == [("计算基数", "没有登记", "请党支部登记基数")]
    assert explaining.explain(member(), JUNE).because == "没有登记党费基数"
    based("在职", None)
    assert lines()[1:] == [("计算基数", "不明", "2020年1月起登记")]
    assert explaining.explain(member(), JUNE).because == "基数登记为不明"


def test_a_waiver_is_told_with_its_days() -> None:
    based("在职", 300000)
    changes.waive(
        member(), since_month=JUNE, until_month=JUNE + 1, studied_on=date(2020, 5, 1),
        approved_on=date(2020, 5, 9), reason="重病", today=TODAY,
    )  # fmt: skip
    found = explaining.explain(member(), JUNE)
    assert [(one.label, one.value, one.note) for one in found.lines] == [
        ("减免", "2020年6月至7月", "重病"), ("支部研究", "2020-05-01", ""),
        ("上级批准", "2020-05-09", ""), ("月应缴", "免交", ""),
    ]  # fmt: skip
    assert found.article == "《关于中国共产党党费收缴、使用和管理的规定》第七条"
    assert found.due_fen == 0


def test_an_assessment_that_no_longer_fits_is_stale() -> None:
    changes.assess(member(), month_no=JUNE)
    assert not explaining.explain(member(), JUNE).stale
    based("在职", 300000)
    assert explaining.explain(member(), JUNE).stale
    changes.assess(member(), month_no=JUNE)
    assert not explaining.explain(member(), JUNE).stale


def owes(month: int, due_fen: int | None) -> None:
    Assessment.objects.create(organization_id=3, member_id=31, month_no=month, due_fen=due_fen)


def paid(month: int, fen: int) -> None:
    changes.pay(member(), month_no=month, amount_fen=fen, paid_on=TODAY, today=TODAY)


@pytest.mark.parametrize(
    ("month", "due", "fen", "state", "kind"),
    [
        (JUNE, 1000, 0, "本月待缴", "soon"),
        (JUNE, 1000, 999, "本月还差一部分", "soon"),
        (JUNE, 1000, 1000, "已缴清", "good"),
        (JUNE - 1, 1000, 0, "欠缴", "late"),
        (JUNE - 1, 1000, 999, "没有缴足", "late"),
        (JUNE, 0, 0, "免交", ""),
        (JUNE, None, 0, "基数不明", "soon"),
        (JUNE, None, 5, "已缴，基数不明", "soon"),
    ],
)
def test_each_month_has_its_state(
    month: int, due: int | None, fen: int, state: str, kind: str
) -> None:
    owes(month, due)
    if fen:
        paid(month, fen)
    found = {one.month_no: one for one in own.dues_of(member(), TODAY).months}[month]
    assert (found.state, found.kind, found.due_fen, found.paid_fen) == (state, kind, due, fen)


def test_a_member_sees_twelve_months_and_what_is_owed() -> None:
    owes(JUNE - 13, 1000)
    owes(JUNE - 1, 2000)
    paid(JUNE - 1, 2000)
    found = own.dues_of(member(), TODAY)
    assert [one.month_no for one in found.months] == list(range(JUNE, JUNE - 12, -1))
    assert found.months[2].state == "未核定"
    assert found.year_fen == 2000
    assert found.owing is not None
    assert (found.owing.owed_fen, len(found.owing.owed)) == (1000, 1)


def test_own_dues_cost_the_same_for_every_history() -> None:
    one = member()
    for month in range(JUNE - 30, JUNE + 1):
        owes(month, 1000)
    with CaptureQueriesContext(connection) as asked:
        own.dues_of(one, TODAY)
    assert len(asked) <= 10
