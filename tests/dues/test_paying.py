"""A base made up of pay: what counts by whose decision, and what nobody decided."""

from datetime import date
from pathlib import Path

import pytest

from dangwu.accounts.models import Change
from dangwu.core.money import fen
from dangwu.dues import assessing, slips
from dangwu.dues.errors import AccountImpossible, DuesImpossible, ReasonMissing
from dangwu.dues.models import Assessment, Base, PayItem, PayLine, PaySlip
from dangwu.dues.paying import (
    PayBase,
    PayUnreadable,
    decisions,
    national,
    quarter_mean,
    read_lines,
    reckon_base,
)
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.organizations.standing import DayAhead
from tests.examples import Example, load

TODAY = date(2020, 6, 30)
JANUARY, MARCH = 24240, 24242
SALARY = [("岗位工资", 230_000), ("薪级工资", 185_050), ("个人所得税", -3_560)]


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def member() -> Member:
    return Member.objects.get(pk=31)


def unit(key: int = 3) -> Organization:
    return Organization.objects.get(pk=key)


def reckon(staff: str, *lines: tuple[str, int]) -> PayBase:
    return reckon_base(staff, lines, national())


def decide(name: str = "书报费", effect: str = "不计", key: int = 3, since: int = JANUARY,
           staff: str = "") -> PayItem:  # fmt: skip
    return slips.decide_item(
        unit(key), name=name, effect=effect, since_month=since, decided_by="机关党委",
        decided_on=date(2020, 1, 10), staff=staff, today=TODAY,
    )  # fmt: skip


def test_counted_less_deducted_however_the_sign_is_written() -> None:
    assert reckon("事业单位人员", *SALARY).base_fen == 230_000 + 185_050 - 3_560
    assert reckon("事业单位人员", *SALARY[:2], ("个税", 3_560)).base_fen == 411_490


def test_reforms_subsidies_do_not_count_and_insurance_is_deducted() -> None:
    found = reckon(
        "机关工作人员", ("职务工资", 300_000), ("交通补贴", 50_000), ("住房公积金", 20_000)
    )
    assert found.base_fen == 280_000
    assert [one.effect for one in found.items] == ["计入", "不计", "扣除"]
    assert found.items[2].ground == "共产党员网答复口径（不是条款）（待核对）"


def test_an_item_counts_for_its_kind_of_staff() -> None:
    assert reckon("企业人员", ("奖金", 100)).base_fen == 100
    found = reckon("机关工作人员", ("职务工资", 100), ("奖金", 100))
    assert (found.base_fen, found.because) == (None, "工资项目“奖金”没有定是否计入，计算基数不明")


def test_what_cannot_be_a_base() -> None:
    assert reckon("机关工人", ("个税", 100)).because == "没有计入基数的工资项目，计算基数不明"
    found = reckon("机关工人", ("岗位工资", 100), ("个税", 101))
    assert (found.base_fen, found.because) == (None, "扣除的比计入的还多，请核对")
    assert reckon("机关工人", ("岗位工资", 100), ("个税", 100)).base_fen == 0


def test_names_are_matched_without_notes_and_blanks() -> None:
    assert reckon("机关工人", ("岗位 工资（月）", 100), ("技术等级(职务)工资", 200)).base_fen == 300


def test_the_national_list_says_by_whom() -> None:
    assert {one.effect for one in national()} == {"计入", "扣除", "不计"}
    assert all(one.decided_by and one.source for one in national())
    assert {one.staff for one in national()} == {
        "", "机关工作人员", "事业单位人员", "机关工人", "企业人员", "离退休人员"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("岗位工资 2300.00", [("岗位工资", 230_000)]),
        ("岗位工资\t2,300.5\n\n 津贴：1200元", [("岗位工资", 230_050), ("津贴", 120_000)]),
        ("个税 -35.6", [("个税", -3_560)]),
        ("岗位工资 ２３００", [("岗位工资", 230_000)]),
        ("岗位工资 ￥2300", [("岗位工资", 230_000)]),
        ("职务补贴1 100", [("职务补贴1", 10_000)]),
    ],
)
def test_lines_are_read(text: str, lines: list[tuple[str, int]]) -> None:
    assert read_lines(text) == lines


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("岗位工资", "第1行“岗位工资”应写成“岗位工资 3200.00”的样子，一行一项。"),
        ("甲 1\n甲 2", "第2行“甲 2”：“甲”写了两次，请合并。"),
        ("甲 1.234", "第1行“甲 1.234”：“1.234”比分还小，请写到分为止。"),
    ],
)
def test_what_cannot_be_read_names_the_line(text: str, said: str) -> None:
    with pytest.raises(PayUnreadable) as caught:
        read_lines(text)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("total", "mean"), [(0, 0), (1, 0), (2, 1), (3, 1), (4, 1), (5, 2), (fen("10000"), 333_333)]
)
def test_the_mean_of_a_quarter_is_rounded_half_up(total: int, mean: int) -> None:
    assert quarter_mean(total) == mean


def test_a_slip_sets_the_base_from_its_month() -> None:
    slip = slips.record_slip(member(), month_no=JANUARY, staff="事业单位人员", lines=SALARY)
    assert (slip.base_fen, slip.base()) == (411_490, "4,114.90")
    base = Base.objects.get(member=31)
    assert (base.category, base.base_fen, base.since_month) == ("在职", 411_490, JANUARY)
    assert PayLine.objects.filter(slip=slip).count() == 3
    slips.record_slip(member(), month_no=JANUARY + 1, staff="事业单位人员", lines=SALARY)
    assert Base.objects.count() == 1
    raised = [("岗位工资", 500_000)]
    slips.record_slip(member(), month_no=MARCH, staff="事业单位人员", lines=raised)
    slips.record_slip(member(), month_no=MARCH, staff="事业单位人员", lines=raised)
    assert list(Base.objects.values_list("since_month", "base_fen").order_by("since_month")) == [
        (JANUARY, 411_490), (MARCH, 500_000)
    ]  # fmt: skip
    assert PaySlip.objects.count() == 3


def test_a_pension_makes_her_retired() -> None:
    slips.record_slip(member(), month_no=JANUARY, staff="离退休人员", lines=[("养老金", 500_001)])
    assert Base.objects.get(member=31).category == "离退休"


def test_an_undecided_item_makes_what_was_assessed_unknown_until_it_is_decided() -> None:
    slips.record_slip(member(), month_no=JANUARY, staff="事业单位人员", lines=SALARY)
    assessing.assess_branch(unit(), month_no=JANUARY, today=TODAY)
    assert Assessment.objects.get(member=31).due_fen == 4_115
    slips.record_slip(
        member(), month_no=JANUARY, staff="事业单位人员", lines=[*SALARY, ("书报费", 3_000)]
    )
    assert Assessment.objects.get(member=31).due_fen is None
    slip = PaySlip.objects.get()
    assert slip.base() == "有项目未定"
    item = decide(key=1)
    assert Assessment.objects.get(member=31).due_fen == 4_115
    line = PayLine.objects.get(name="书报费")
    assert (line.effect, line.ground) == ("不计", "机关党委2020-01-10决定")
    slips.correct_item(
        item, effect="计入", decided_by="机关党委", decided_on=date(2020, 1, 10), reason="看错",
        today=TODAY,
    )  # fmt: skip
    assert Assessment.objects.get(member=31).due_fen == 4_145
    assert Change.objects.filter(action="dues.correct_item").count() == 1


def test_a_decision_beside_or_later_does_not_touch_a_slip() -> None:
    lines = [*SALARY, ("书报费", 3_000)]
    slips.record_slip(member(), month_no=JANUARY, staff="事业单位人员", lines=lines)
    decide(key=4)
    decide(since=JANUARY + 1)
    assert PaySlip.objects.get().base_fen is None
    decide("薪级工资", "计入")
    assert PaySlip.objects.get().base_fen is None


def test_the_nearest_decision_and_that_for_her_kind_go_first() -> None:
    decide(effect="计入", key=1)
    decide(effect="不计", key=3)
    assert decisions(unit(), JANUARY)[0].effect == "不计"
    decide(effect="扣除", key=3, staff="机关工人")
    (found,) = reckon_base("机关工人", [("书报费", 1)], decisions(unit(), JANUARY)).items
    assert found.effect == "扣除"
    (found,) = reckon_base("企业人员", [("书报费", 1)], decisions(unit(), JANUARY)).items
    assert found.effect == "不计"
    assert decisions(unit(), JANUARY - 1) == national() == decisions(None, JANUARY)


def test_what_is_refused() -> None:
    decide()
    with pytest.raises(AccountImpossible, match="“书报费”2020年1月起已有决定，请改原记录。"):
        decide()
    with pytest.raises(DayAhead):
        slips.decide_item(
            unit(), name="甲", effect="不计", since_month=JANUARY, decided_by="乙",
            decided_on=date(2020, 7, 1), today=TODAY,
        )  # fmt: skip
    with pytest.raises(DuesImpossible, match="林望舒的工资单不能这样登记：没有任何项目。"):
        slips.record_slip(member(), month_no=JANUARY, staff="机关工人", lines=[])
    item = PayItem.objects.get()
    with pytest.raises(ReasonMissing):
        slips.correct_item(item, effect="计入", decided_by="乙", decided_on=date(2020, 1, 1),
                           reason=" ", today=TODAY)  # fmt: skip
