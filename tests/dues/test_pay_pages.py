"""The pages of pay, consents and ratios, as the officer writes in them."""

from __future__ import annotations

from typing import Any

import pytest

from dangwu.accounts.rights import Role
from dangwu.dues import changes
from dangwu.dues.models import Base, PayItem, PaySlip, QuarterlyConsent, RemitRatio
from dangwu.members.models import Member
from dangwu.pages.forms import new_token
from dangwu.pages.submitting import version_of
from tests.cast import BRANCH, Cast, stock_cast

ROOM = "/records/dues/"


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def write(cast: Cast, page: str, status: int = 302, **typed: Any) -> str:
    answer = cast[Role.OFFICER].post(ROOM + page, {"_token": new_token(), **typed})
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


def shown(cast: Cast, page: str) -> str:
    return str(cast[Role.OFFICER].get(ROOM + page).content.decode())


SLIP = {"member": 31, "month_no": "2020-06", "staff": "事业单位人员"}


def test_a_slip_is_recorded_and_its_undecided_item_is_decided(cast: Cast) -> None:
    write(cast, "pay-slips/new/", pay="岗位工资 2300\n薪级工资 1850.50\n书报费 30", **SLIP)
    slip = PaySlip.objects.get()
    text = shown(cast, f"pay-slips/{slip.pk}/")
    assert "有项目未定" in text
    assert "登记决定" in text
    write(cast, "pay-items/new/", organization=BRANCH, staff="", name="书报费", effect="不计",
          since_month="2020-01", decided_by="机关党委", decided_on="2020-01-10")  # fmt: skip
    assert "4,150.50" in shown(cast, f"pay-slips/{slip.pk}/")
    assert Base.objects.get(member=31).base_fen == 415_050
    item = PayItem.objects.get()
    write(cast, f"pay-items/{item.pk}/correct/", _version=version_of(item), effect="计入", decided_by="机关党委",
          decided_on="2020-01-10", reason_given="按纪要")  # fmt: skip
    assert Base.objects.get(member=31).base_fen == 418_050


def test_a_line_that_cannot_be_read_is_told(cast: Cast) -> None:
    text = write(cast, "pay-slips/new/", 422, pay="岗位工资很多", **SLIP)
    assert "第1行“岗位工资很多”应写成“岗位工资 3200.00”的样子，一行一项。" in text


def test_the_national_list_stands_beside_a_decision(cast: Cast) -> None:
    write(cast, "pay-items/new/", organization=BRANCH, staff="", name="个税", effect="扣除",
          since_month="2020-01", decided_by="机关党委", decided_on="2020-01-10")  # fmt: skip
    text = shown(cast, f"pay-items/{PayItem.objects.get().pk}/")
    assert "各类人员：扣除，《关于中国共产党党费收缴、使用和管理的规定》第一条（税后）" in text


def test_a_consent_and_a_ratio_are_recorded(cast: Cast) -> None:
    write(cast, "quarterly/new/", member=31, agreed_on="2020-01-03", since_month="2020-01",
          until_month="2020-06", reason="外地工作")  # fmt: skip
    assert QuarterlyConsent.objects.get().until_month == 24245
    write(cast, "ratios/new/", organization=BRANCH, percent="12.5", since_month="2020-01",
          instrument="某省党费收缴办法", article="第三条", decided_by="陈若溪")  # fmt: skip
    assert RemitRatio.objects.get().ratio_bp == 1_250
    assert "12.5%" in shown(cast, "ratios/")
    for page in (f"quarterly/{QuarterlyConsent.objects.get().pk}/",
                 f"ratios/{RemitRatio.objects.get().pk}/"):  # fmt: skip
        assert "2020年1月" in shown(cast, page)


def test_the_base_of_a_business_is_the_mean_of_its_quarter(cast: Cast) -> None:
    write(cast, "bases/new/", member=31, category="个体", since_month="2020-04",
          quarter_fen="10000")  # fmt: skip
    assert Base.objects.get(member=31).base_fen == 333_333
    text = write(cast, "bases/new/", 422, member=32, category="在职", since_month="2020-04",
                 quarter_fen="10000")  # fmt: skip
    assert "只有个体经营者按上季度收入计算" in text
    text = write(cast, "bases/new/", 422, member=32, category="个体", since_month="2020-04",
                 base_fen="3000", quarter_fen="10000")  # fmt: skip
    assert "计算基数和上季度收入只填一样" in text


def test_what_goes_upward_stands_under_the_account(cast: Cast) -> None:
    write(cast, "openings/new/", organization=1, opened_on="2020-01-01", balance_fen="100")
    changes.set_base(Member.objects.get(pk=31), category="在职", since_month=24240, base_fen=1)
    text = shown(cast, "balance/")
    assert "没有登记上缴比例" in text
    write(cast, "ratios/new/", organization=1, percent="40", since_month="2020-01",
          instrument="某省党费收缴办法", article="", decided_by="陈若溪")  # fmt: skip
    assert "40%，《某省党费收缴办法》" in shown(cast, "balance/")
