"""The dues calculator: the answer of the definition, for anybody, and nothing is kept."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from dangwu.accounts.models import Change, User
from dangwu.accounts.rights import Role
from dangwu.dues import slips
from dangwu.dues.models import Base
from dangwu.organizations.local_rules import Content, put_in
from dangwu.organizations.models import Organization
from tests.cast import BRANCH, STRANGER, TODAY, Cast, stock_cast

PAGE = "/records/dues/try/"
PAY = "岗位工资 2300.00\n薪级工资\t1,850.50\n绩效工资：1200\n个人所得税 -35.60\n交通补贴 500"


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def shown(cast: Cast, role: str = Role.OFFICER, status: int = 200, **typed: str) -> str:
    data = {"category": "在职", "month": "2020-03", **typed}
    answer = cast[role].post(PAGE, data)
    assert answer.status_code == status
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize("role", [*Role, STRANGER])
def test_whoever_is_signed_in_reckons(cast: Cast, role: str) -> None:
    assert cast[role].get(PAGE).status_code == 200
    assert "43.21元" in shown(cast, role, base_yuan="4,321.00")


def test_every_step_with_its_article(cast: Cast) -> None:
    text = shown(cast, base_yuan="3000.01")
    assert "应交党费30.00元在职党员计算基数3000.01元" in text
    assert "所在档次3,000元以上至5,000元（含）刚好在界上的归下一档" in text
    assert "缴纳比例1%整个基数都用这一档的比例，不是分段" in text
    assert "四舍五入到分；规定没有写明怎样取舍，按通常做法" in text
    assert "依据：《关于中国共产党党费收缴、使用和管理的规定》第二条，2008-04-01起施行" in text


def test_nothing_is_kept(cast: Cast) -> None:
    before = Change.objects.count()
    shown(cast, base_yuan="4321", waiver="免交", since="2020-03", until="2020-04")
    assert (Change.objects.count(), Base.objects.count()) == (before, 0)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"base_yuan": "-"}, "应交党费还不知道没有在职党员的计算基数"),
        ({"base_yuan": "约4000"}, "应交党费不能算计算基数“约4000”不是金额"),
        ({"category": "农民"}, "应交党费0.20至1.00元"),
        ({"category": "农民", "agreed_yuan": "0.50"}, "商定的数额0.50元"),
        ({"category": "学生"}, "学生党员每月定额0.20元"),
        ({"base_yuan": "4321", "member_since": "2020-04-01"}, "应交党费不用交支部大会2020-04-01"),
        ({"base_yuan": "4321", "member_since": "2020-02-30"}, "支部大会接收的日期“2020-02-30”不是"),
        ({"base_yuan": "4321", "month": "2008-03"}, "尚无规定"),
        ({"base_yuan": "4321", "waiver": "少交", "amount_yuan": "5", "since": "2020-03",
          "branch_decided": "2020-02-01", "committee_approved": "2020-02-02"},
         "按标准应交43.21元经批准减免应交5.00元"),
        ({"base_yuan": "4321", "waiver": "免交", "since": "2020-03",
          "branch_decided": "2020-02-01"}, "减免缺上一级党委批准，不算"),
        ({"category": "个体", "quarter_yuan": "10,000"},
         "月平均纯收入10,000.00元÷3=3,333.33元四舍五入到分"),
    ],
)  # fmt: skip
def test_what_else_may_come_out(cast: Cast, typed: dict[str, str], said: str) -> None:
    assert said in shown(cast, **typed)


def test_a_base_from_items_of_pay(cast: Cast) -> None:
    text = shown(cast, staff="事业单位人员", pay=PAY)
    assert "应交党费79.72元" in text
    assert "计算基数：计入的合计减去扣除的，5,314.90元。" in text
    assert "交通补贴500.00不计共产党员网答复口径（不是条款）：改革性补贴（待核对）" in text


def test_an_item_nobody_decided_makes_it_unknown(cast: Cast) -> None:
    typed = {"staff": "事业单位人员", "pay": f"{PAY}\n书报费 30"}
    text = shown(cast, **typed)
    assert "应交党费还不知道" in text
    assert "工资项目“书报费”没有定是否计入，计算基数不明" in text
    slips.decide_item(
        Organization.objects.get(pk=BRANCH), name="书报费", effect="不计", since_month=24240,
        decided_by="机关党委", decided_on=date(2020, 1, 10), today=TODAY,
    )  # fmt: skip
    text = shown(cast, Role.SECRETARY, **typed)
    assert "应交党费79.72元" in text
    assert "书报费30.00不计机关党委2020-01-10决定" in text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"month": ""}, "请填写月份。"),
        ({"month": "2020-13"}, "看不懂月份“2020-13”"),
        ({"category": ""}, "请填写人员类别。"),
    ],
)
def test_what_cannot_be_asked(cast: Cast, typed: dict[str, str], said: str) -> None:
    assert said in shown(cast, status=422, **typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"staff": "机关工人", "pay": "岗位工资 很多"}, "第1行“岗位工资很多”应写成"),
        ({"staff": "机关工人", "pay": "岗位工资 1\n岗位工资 2"}, "第2行“岗位工资2”：“岗位工资”写了两次"),
        ({"staff": "机关工人", "pay": "岗位工资 1.234"}, "比分还小"),
        ({"staff": "机关工人", "pay": "个税 100"}, "没有计入基数的工资项目"),
        ({"staff": "机关工人", "pay": "个税 100\n岗位工资 50"}, "扣除的比计入的还多，请核对"),
        ({"category": "个体", "quarter_yuan": "很多"}, "“很多”不是金额"),
        ({"category": "个体", "quarter_yuan": "-3"}, "纯收入合计应写成不小于0的金额"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_beside_it(
    cast: Cast, typed: dict[str, Any], said: str
) -> None:
    status = 200 if "个税" in typed.get("pay", "") else 422
    assert said in shown(cast, status=status, **typed)


def test_the_rules_that_her_unit_put_in_hold(cast: Cast) -> None:
    content = Content(
        10, "", date(2020, 1, 1), "某市党费细则", "第四条", "市里规定", confirmed=True
    )
    officer = User.objects.get(username=Role.OFFICER)
    put_in(
        Organization.objects.get(pk=1), "dues_rounding_unit", content, today=TODAY, actor=officer
    )
    assert "应交党费45.70元" in shown(cast, base_yuan="4567.89")
    assert "应交党费45.68元" in shown(cast, base_yuan="4567.89", month="2019-12")
