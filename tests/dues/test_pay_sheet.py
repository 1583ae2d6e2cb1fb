"""A branch's pay as one copied table: what is read, what is refused, what follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from dangwu.accounts.rights import Role
from dangwu.dues import pay_sheet
from dangwu.dues.models import Base, PayLine, PaySlip
from dangwu.dues.pay_sheet import PayRow, PaySheetBroken, read_sheet
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from dangwu.pages.forms import new_token
from tests.cast import BRANCH, stock_cast
from tests.examples import Example, load

JUNE = 24245
HEAD = "序号\t工号\t姓名\t所在党支部\t岗位工资\t薪级\n工资\t书报费\t应发合计".replace(
    "薪级\n工资", '"薪级\n工资"'
)
SHEET = f"""2020年6月工资表
{HEAD}
1\t001\t林望舒\t第一党支部\t2,300.00\t1850.50\t-\t4,150.50
2\t002\t石砚\t第一党支部\t3000\t\t30\t3030
\t\t合计\t\t5300\t1850.50\t30\t7180.50
"""


def test_a_sheet_is_read_by_its_heading() -> None:
    assert read_sheet(SHEET) == [
        PayRow(4, "林望舒", "001", (("岗位工资", 230_000), ("薪级工资", 185_050))),
        PayRow(5, "石砚", "002", (("岗位工资", 300_000), ("书报费", 3_000))),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("林望舒\t100", "没有找到有“姓名”一列的表头，请连表头一起复制。"),
        ("姓名\t岗位工资", "表头下面没有人员。"),
        ('姓名\t岗位工资\n"' + "长" * 140_000, "第2行有一格太长，请核对引号。"),
        ("姓名\t岗位工资\n林望舒\t很多",
         "第2行林望舒的“岗位工资”：“很多”不是金额，请写成 4321.00 的样子。"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(text: str, said: str) -> None:
    with pytest.raises(PaySheetBroken) as caught:
        read_sheet(text)
    assert str(caught.value) == f"工资表没有写入：{said}"


def test_many_faults_are_counted() -> None:
    rows = "\n".join(f"甲{n}\t很多" for n in range(9))
    with pytest.raises(PaySheetBroken, match="……共9处。"):
        read_sheet(f"姓名\t岗位工资\n{rows}")


def save(text: str) -> pay_sheet.PaySheetWritten:
    return pay_sheet.save_sheet(
        Organization.objects.get(pk=3), month_no=JUNE, staff="事业单位人员", rows=read_sheet(text)
    )


@pytest.fixture
def _world(db: None) -> None:
    load(Example("", Path(), {}))


@pytest.mark.usefixtures("_world")
def test_each_row_makes_a_slip_and_a_base() -> None:
    written = save(SHEET)
    assert [one.base_fen for one in written.slips] == [415_050, None]
    assert pay_sheet.told(written, JUNE) == (
        "2020年6月登记了2张工资单，基数随之更新。其中1人有项目没有定是否计入，基数不明。"
    )
    assert dict(Base.objects.values_list("member", "base_fen")) == {31: 415_050, 32: None}
    save(SHEET)
    assert (PaySlip.objects.count(), PayLine.objects.count()) == (2, 4)
    again = save("姓名\t岗位工资\n林望舒\t100")
    assert pay_sheet.told(again, JUNE).endswith("支部里还有1人不在表里。")


@pytest.mark.usefixtures("_world")
def test_faults_are_told_together_and_nothing_is_written() -> None:
    with pytest.raises(PaySheetBroken) as caught:
        save("姓名\t岗位工资\n林望舒\t100\n林望舒\t200\n无此人\t1\n石砚\t-")
    assert str(caught.value) == (
        "工资表没有写入：第3行林望舒在第2行已有；第4行“无此人”这个月不在这个支部；"
        "第5行石砚没有任何金额。"
    )
    assert PaySlip.objects.count() == 0


@pytest.mark.usefixtures("_world")
def test_two_of_a_name_are_told_apart_by_their_number() -> None:
    one = Member.objects.get(pk=32)
    Member.objects.filter(pk=32).update(name="林望舒", staff_no="002")
    with pytest.raises(PaySheetBroken, match="第2行“林望舒”在这个支部有2名，请加上“工号”一列"):
        save("姓名\t岗位工资\n林望舒\t100")
    (slip,) = save("工号\t姓名\t岗位工资\n002\t林望舒\t100").slips
    assert slip.member_id == one.pk


@pytest.mark.django_db
def test_the_page_takes_a_sheet_once() -> None:
    cast = stock_cast()
    page = f"/records/dues/pay-slips/sheet/?unit={BRANCH}&month=2020-06"
    assert cast[Role.OFFICER].get("/records/dues/pay-slips/sheet/").status_code == 200
    assert "粘贴" in cast[Role.OFFICER].get(page).content.decode()
    data = {"_token": new_token(), "staff": "事业单位人员", "table": SHEET}
    for _ in range(2):
        assert cast[Role.OFFICER].post(page, data).status_code == 302
    assert PaySlip.objects.count() == 2
    wrong = {**data, "_token": new_token(), "table": "林望舒\t100"}
    answer = cast[Role.OFFICER].post(page, wrong)
    assert answer.status_code == 422
    assert "没有找到有“姓名”一列的表头" in answer.content.decode()
    empty = {**data, "_token": new_token(), "table": ""}
    assert "请粘贴工资表。" in cast[Role.OFFICER].post(page, empty).content.decode()
    assert cast[Role.LEADER].get(page).status_code == 403
