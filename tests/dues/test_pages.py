"""The pages of dues, as each of the cast sees and uses them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.core.period import Period
from dangwu.dues import account, assessing, changes, receipts
from dangwu.dues.models import Assessment, Base, Payment, Receipt, Spending, VoidedPayment
from dangwu.members import changes as transfers
from dangwu.members.models import Member
from dangwu.organizations import locks
from dangwu.organizations.models import Organization
from dangwu.pages.forms import new_token
from tests.cast import BRANCH, OTHER, STRANGER, TODAY, Cast, stock_cast

ROOM = "/records/dues/"
JUNE = 24245
TABLE = f"{ROOM}collection/?unit={BRANCH}&month=2020-06"


@pytest.fixture
def cast(db: None) -> Cast:
    made = stock_cast()
    for number in (31, 32, 41):
        one = Member.objects.get(pk=number)
        changes.set_base(one, category="在职", since_month=JUNE - 1, base_fen=456789)
    for number in (BRANCH, OTHER):
        assessing.assess_branch(branch(number), month_no=JUNE, today=TODAY)
    return made


def branch(number: int = BRANCH) -> Organization:
    return Organization.objects.get(pk=number)


def paid(number: int = 31, fen: int = 4568) -> Payment:
    one = Member.objects.get(pk=number)
    return changes.pay(one, month_no=JUNE, amount_fen=fen, paid_on=date(2020, 6, 20), today=TODAY)


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


PAGES = ("", "collection/?unit=3&month=2020-06", "arrears/", "arrears/?unit=3",
         "publication/?unit=3&since=2020-05&until=2020-06", "balance/", "members/31/",
         "payments/", "assessments/", "bases/", "waivers/", "receipts/", "remittances/",
         "spendings/", "incomes/", "openings/", "voided/", "pay-items/", "pay-slips/", "quarterly/",
         "ratios/")  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", [*Role, STRANGER])
def test_who_may_read_reads(cast: Cast, role: str, page: str) -> None:
    paid()
    reads = role in {Role.OFFICER, Role.SECRETARY, Role.COMMITTEE_MEMBER, Role.LEADER, Role.AUDITOR}
    assert cast[role].get(ROOM + page).status_code == (200 if reads else 403)


@pytest.mark.parametrize(
    "page", [f"collection/?unit={OTHER}&month=2020-06", f"publication/?unit={OTHER}"]
)
def test_another_branch_is_not_shown(cast: Cast, page: str) -> None:
    answer = cast[Role.SECRETARY].get(ROOM + page)
    assert "阿依努尔" not in text_of(answer)
    assert "阿依努尔" in text_of(
        cast[Role.OFFICER].get(ROOM + page + "&since=2020-06&until=2020-06")
    )


def test_a_member_of_another_branch_is_not_there(cast: Cast) -> None:
    assert cast[Role.SECRETARY].get(f"{ROOM}members/41/").status_code == 404


def table(**more: str) -> dict[str, str]:
    return {
        "_token": new_token(), "paid_on": "2020-07-02", "method": "现金", "amount_31": "45.68",
        "seen_31": "0", **more,
    }  # fmt: skip


def test_a_table_is_filled_and_saved_once(cast: Cast) -> None:
    form = table(amount_32="40", day_32="2020-06-30", method_32="线上", seen_32="0")
    first = cast[Role.SECRETARY].post(TABLE, form)
    second = cast[Role.SECRETARY].post(TABLE, form)
    assert first.headers["Location"] == second.headers["Location"] == TABLE
    assert list(
        Payment.objects.order_by("member").values_list("amount_fen", "paid_on", "method", "kind")
    ) == [
        (4568, date(2020, 7, 2), "现金", "补缴"), (4000, date(2020, 6, 30), "线上", "正常"),
    ]  # fmt: skip
    shown = text_of(cast[Role.SECRETARY].get(TABLE))
    assert "已缴清" in shown
    assert "5.68" in shown
    actors = Change.objects.filter(action="dues.pay").values_list("actor__name", flat=True)
    assert list(actors) == ["某党支部书记"] * 2


def test_every_cell_of_the_table_has_its_name(cast: Cast) -> None:
    shown = text_of(cast[Role.SECRETARY].get(TABLE))
    assert 'aria-label="林望舒本次收"' in shown
    assert "None" not in shown


def test_a_wrong_row_stops_the_table_and_says_why_beside_it(cast: Cast) -> None:
    answer = cast[Role.OFFICER].post(TABLE, table(amount_32="99", seen_32="0"))
    shown = text_of(answer)
    assert answer.status_code == 422
    assert "全表没有写入：有1行不能登记，请改正标出的行后再保存。" in shown
    assert "缴99元，超过还欠的45.68元；自愿多缴的另行登记为自愿一次性大额党费。" in shown
    assert 'value="45.68"' in shown
    assert not Payment.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"amount_31": ""}, "还没有填写金额：在“本次收”里填收到的钱，没有收的留空。"),
        ({"amount_31": "abc"}, "看不懂金额“abc”，请写元数，最多两位小数，例如 1234.50。"),
        ({"paid_on": "7月"}, "看不懂日期“7月”，请写成 2020-06-30 或 2020年6月30日。"),
        ({"paid_on": "2020-07-04"}, "缴费日期2020-07-04晚于今天（2020-07-03）。"),
    ],
)
def test_what_is_wrong_in_a_table_is_named(cast: Cast, typed: dict[str, str], says: str) -> None:
    answer = cast[Role.OFFICER].post(TABLE, table(**typed))
    assert (answer.status_code, says in text_of(answer)) == (422, True)


def test_who_only_reads_fills_nothing(cast: Cast) -> None:
    assert "保存收缴" not in text_of(cast[Role.AUDITOR].get(TABLE))
    assert cast[Role.AUDITOR].post(TABLE, table()).status_code == 403
    assert not Payment.objects.exists()


def test_two_secretaries_at_one_table(cast: Cast) -> None:
    paid(fen=100)
    answer = cast[Role.SECRETARY].post(TABLE, table())
    assert "打开表格之后有人登记过，现在已缴1元，请核对。" in text_of(answer)


def test_a_month_is_assessed_from_its_table(cast: Cast) -> None:
    page = f"{ROOM}collection/?unit={BRANCH}&month=2020-05"
    assert "还有 2 人没有核定这个月的应缴。" in text_of(cast[Role.SECRETARY].get(page))
    act = f"{ROOM}collection/assess/?unit={BRANCH}&month=2020-05"
    answer = cast[Role.SECRETARY].post(act, {"_token": new_token()})
    assert answer.headers["Location"] == page
    assert Assessment.objects.filter(month_no=JUNE - 1, organization=BRANCH).count() == 2
    assert cast[Role.AUDITOR].get(act).status_code == 403


def test_a_month_to_come_is_not_assessed(cast: Cast) -> None:
    act = f"{ROOM}collection/assess/?unit={BRANCH}&month=2020-08"
    answer = cast[Role.OFFICER].post(act, {"_token": new_token()})
    assert "2020年8月还没有开始（今天是2020-07-03），请核对月份。" in text_of(answer)


def test_receipts_of_a_month_are_made_out_and_printed(cast: Cast) -> None:
    paid()
    paid(32, 4568)
    act = f"{ROOM}collection/receipts/?unit={BRANCH}&month=2020-06"
    answer = cast[Role.SECRETARY].post(
        act, {"_token": new_token(), "issued_on": "2020-07-03"}, follow=True
    )
    shown = text_of(answer)
    assert "编号：2020-0002" in shown
    assert "肆拾伍元陆角捌分" in shown
    assert "今收到 <strong>林望舒</strong> 同志交来 2020年6月党费" in shown
    receipt = Receipt.objects.get(number=1)
    page = f"{ROOM}receipts/{receipt.pk}/"
    assert "编号：2020-0001" in text_of(cast[Role.LEADER].get(page + "print/"))
    cast[Role.SECRETARY].post(
        page + "void/", {"_token": new_token(), "_version": version(receipt), "reason_given": "误"}
    )
    assert "作废" in text_of(cast[Role.LEADER].get(page + "print/"))


def version(record: Any) -> str:
    last = Change.objects.filter(model=record._meta.label, record_id=record.pk).order_by("-pk")
    return str(last.values_list("pk", flat=True).first() or 0)


def test_a_payment_is_recorded_corrected_and_taken_out(cast: Cast) -> None:
    client = cast[Role.SECRETARY]
    typed = {"_token": new_token(), "member": "31", "kind": "month", "month_no": "2020年6月",
             "amount_fen": "45.68", "paid_on": "20200620", "method": "转账", "payer": ""}  # fmt: skip
    client.post(f"{ROOM}payments/new/", typed)
    made = Payment.objects.get()
    page = f"{ROOM}payments/{made.pk}/"
    fixed = {"_token": new_token(), "_version": version(made), "amount_fen": "45",
             "paid_on": "2020-06-20", "method": "转账", "payer": "", "reason_given": "回单"}  # fmt: skip
    assert client.post(page + "correct/", fixed).headers["Location"] == page
    made.refresh_from_db()
    assert made.amount_fen == 4500
    gone = {"_token": new_token(), "_version": version(made), "reason_given": "误记"}
    assert client.post(page + "void/", gone).headers["Location"] == f"{ROOM}payments/"
    assert not Payment.objects.exists()
    assert VoidedPayment.objects.get().why == "误记"
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"month_no": ""}, "请填写缴费月份。"),
        ({"month_no": "2005-06"}, "林望舒2005年6月不在册，没有党费可以登记，请核对月份。"),
        ({"amount_fen": "0"}, "林望舒的缴费不能这样登记：金额0元应大于零。"),
        ({"payer": "第一党支部"}, "党组织不得垫交党费，代缴人不能是“第一党支部”。"),
    ],
)
def test_what_a_payment_cannot_be_is_said(cast: Cast, typed: dict[str, str], says: str) -> None:
    given = {"_token": new_token(), "member": "31", "kind": "month", "month_no": "2020-06",
             "amount_fen": "45.68", "paid_on": "2020-06-20", "method": "转账", "payer": ""}  # fmt: skip
    answer = cast[Role.OFFICER].post(f"{ROOM}payments/new/", given | typed)
    assert (answer.status_code, says in text_of(answer)) == (422, True)


def test_a_large_gift_has_no_month(cast: Cast) -> None:
    given = {"_token": new_token(), "member": "31", "kind": "once", "month_no": "2020-06",
             "amount_fen": "1000", "paid_on": "2020-06-20", "method": "转账", "payer": ""}  # fmt: skip
    cast[Role.OFFICER].post(f"{ROOM}payments/new/", given)
    made = Payment.objects.get()
    assert (made.kind, made.month_no, made.amount_fen) == ("自愿一次性大额", None, 100000)


def test_a_new_base_moves_what_was_assessed_since(cast: Cast) -> None:
    base = Base.objects.get(member=31)
    given = {"_token": new_token(), "_version": version(base), "category": "在职",
             "base_fen": "3000", "agreed_fen": "", "reason_given": "工资表核对"}  # fmt: skip
    cast[Role.SECRETARY].post(f"{ROOM}bases/{base.pk}/correct/", given)
    assert Assessment.objects.get(member=31, month_no=JUNE).due_fen == 1500


def test_arrears_name_the_months_and_lead_to_their_table(cast: Cast) -> None:
    shown = text_of(cast[Role.SECRETARY].get(f"{ROOM}arrears/"))
    assert "林望舒" in shown
    assert "阿依努尔" not in shown
    assert (
        "连续1个月未缴；《关于中国共产党党费收缴、使用和管理的规定》第十三条的期限是6个月，还差5个月"
        in shown
    )
    assert "unit=3&amp;month=2020年6月" in shown
    sheet = cast[Role.SECRETARY].get(f"{ROOM}arrears/?format=xlsx")
    assert sheet.headers["Content-Disposition"].startswith("attachment")


def test_a_publication_prints_and_exports(cast: Cast) -> None:
    paid()
    page = f"{ROOM}publication/?unit={BRANCH}&since=2020-05&until=2020-06"
    shown = text_of(cast[Role.LEADER].get(page))
    assert "第一党支部2020年5月至6月党费收缴情况" in shown
    assert "尚欠45.68元" in shown
    assert cast[Role.LEADER].get(page + "&format=xlsx").status_code == 200
    wrong = text_of(
        cast[Role.LEADER].get(f"{ROOM}publication/?unit={BRANCH}&since=2020-06&until=2020-05")
    )
    assert "2020年6月至2020年5月不能公布：截止月早于起始月，请重新选择。" in wrong


def test_a_members_page_says_how_it_was_reckoned(cast: Cast) -> None:
    shown = text_of(cast[Role.SECRETARY].get(f"{ROOM}members/31/?month=2020-06"))
    assert "4,567.89元 × 1%" in shown
    assert "45.68元" in shown
    assert "《关于中国共产党党费收缴、使用和管理的规定》第一条至第六条" in shown
    assert "欠缴1个月，共45.68元" in shown


def test_the_account_is_shown_or_it_is_said_whose_it_is(cast: Cast) -> None:
    assert "还没有党费账户" in text_of(cast[Role.OFFICER].get(f"{ROOM}balance/"))
    account.open_account(branch(2), opened_on=date(2020, 1, 1), balance_fen=123456)
    paid()
    shown = text_of(cast[Role.OFFICER].get(f"{ROOM}balance/"))
    assert "1,234.56 元" in shown
    assert "1,280.24" in shown
    told = text_of(cast[Role.SECRETARY].get(f"{ROOM}balance/"))
    assert "第一党支部没有单独的党费账户，收支都在“局机关党委”的账户里。" in told


def test_spending_above_the_balance_is_asked_again(cast: Cast) -> None:
    account.open_account(branch(2), opened_on=date(2020, 1, 1), balance_fen=100)
    given = {"_token": new_token(), "organization": "2", "amount_fen": "2", "spent_on": "2020-07-01",
             "use": "1", "purpose": "培训", "discussed_on": ""}  # fmt: skip
    answer = cast[Role.OFFICER].post(f"{ROOM}spendings/new/", given)
    assert "党费结存1元，不够支出2元（量入为出、收支平衡）" in text_of(answer)
    cast[Role.OFFICER].post(
        f"{ROOM}spendings/new/", given | {"over_balance": "on", "_token": new_token()}
    )
    assert Spending.objects.get().amount_fen == 200


def test_an_entry_of_the_account_is_taken_out(cast: Cast) -> None:
    made = account.receive(
        branch(2), kind="利息", amount_fen=100, received_on=date(2020, 6, 30), today=TODAY
    )
    answer = cast[Role.OFFICER].post(
        f"{ROOM}incomes/{made.pk}/withdraw/",
        {"_token": new_token(), "_version": version(made), "reason_given": "重复"},
    )
    assert answer.headers["Location"] == f"{ROOM}incomes/"


@pytest.mark.parametrize(
    "page", ["", "collection/?unit=3&month=2020-06", "arrears/", "members/31/"]
)
def test_no_page_asks_more_for_more_rows(cast: Cast, page: str) -> None:
    client = cast[Role.OFFICER]
    client.get(ROOM + page)
    with CaptureQueriesContext(connection) as before:
        client.get(ROOM + page)
    for month in range(JUNE - 12, JUNE):
        for number in (31, 32, 41):
            Assessment.objects.create(
                organization_id=OTHER if number == 41 else BRANCH, member_id=number,
                month_no=month, due_fen=1000,
            )  # fmt: skip
    paid()
    paid(32)
    receipts.issue_month(branch(), month_no=JUNE, issued_on=TODAY, today=TODAY)
    with CaptureQueriesContext(connection) as after:
        client.get(ROOM + page)
    assert len(after) <= len(before) + 1


def test_a_large_offices_account_comes_after_its_page(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    account.open_account(branch(2), opened_on=date(2020, 1, 1), balance_fen=123456)
    monkeypatch.setattr("dangwu.dues.list_views._BRANCHES", 1)
    shown = text_of(cast[Role.OFFICER].get(f"{ROOM}balance/"))
    assert "正在汇总全部缴费和收支" in shown
    assert "1,234.56" not in shown
    assert "1,234.56" in text_of(cast[Role.OFFICER].get(f"{ROOM}balance/?now=1"))


def test_a_large_office_lists_one_month_of_arrears(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dangwu.dues.list_views._BRANCHES", 1)
    shown = text_of(cast[Role.OFFICER].get(f"{ROOM}arrears/?month=2020-06"))
    assert "2020年6月欠缴党费" in shown
    assert "林望舒" in shown
    assert "阿依努尔" in shown
    sheet = cast[Role.OFFICER].get(f"{ROOM}arrears/?month=2020-06&format=xlsx")
    assert sheet.headers["Content-Disposition"].startswith("attachment")
    of_branch = text_of(cast[Role.OFFICER].get(f"{ROOM}arrears/?unit={BRANCH}"))
    assert "阿依努尔" not in of_branch


def test_an_unknown_due_says_why_on_the_table(cast: Cast) -> None:
    changes.set_base(Member.objects.get(pk=32), category="农民", since_month=JUNE, base_fen=None)
    changes.assess(Member.objects.get(pk=32), month_no=JUNE)
    shown = text_of(cast[Role.SECRETARY].get(TABLE))
    assert "每月0.2元至1元，还没有商定数额" in shown
    assert "/records/dues/bases/new/?member=32" in shown


@pytest.mark.parametrize("page", ["?month=2020-06&", f"collection/?unit={BRANCH}&month=2020-06&"])
def test_a_month_goes_to_excel(cast: Cast, page: str) -> None:
    paid()
    answer = cast[Role.LEADER].get(f"{ROOM}{page}format=xlsx")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.content[:2] == b"PK"


def test_a_branchs_page_leads_to_its_month(cast: Cast) -> None:
    page = text_of(cast[Role.SECRETARY].get(f"/records/organizations/organizations/{BRANCH}/"))
    assert f"{ROOM}collection/?unit={BRANCH}" in page


@pytest.mark.parametrize(
    "page",
    ["?month=0000-05", "?month=9999-12", "collection/?unit=3&month=9999-12", "?page=99999",
     "publication/?unit=3&since=0000-01&until=2020-05", "members/31/?month=1800-01",
     "arrears/?unit=999", "collection/?unit=999", "balance/?on=9999-12-31"],
)  # fmt: skip
def test_a_strange_address_is_answered(cast: Cast, page: str) -> None:
    assert cast[Role.OFFICER].get(ROOM + page).status_code == 200


def test_a_payment_taken_out_twice_is_taken_out_once(cast: Cast) -> None:
    made = paid()
    gone = {"_token": new_token(), "_version": version(made), "reason_given": "误记"}
    page = f"{ROOM}payments/{made.pk}/void/"
    cast[Role.SECRETARY].post(page, gone)
    again = cast[Role.SECRETARY].post(page, gone, follow=True)
    assert again.redirect_chain == [(f"{ROOM}payments/", 302)]
    assert "这张表单已经提交过，没有重复写入。" in text_of(again)


def test_who_left_for_another_branch_is_no_longer_seen(cast: Cast) -> None:
    transfers.transfer(
        Member.objects.get(pk=32), target=branch(OTHER), on=date(2020, 7, 1), today=TODAY
    )
    assert cast[Role.SECRETARY].get(f"{ROOM}members/32/").status_code == 404
    assert cast[Role.OFFICER].get(f"{ROOM}members/32/").status_code == 200


def test_without_anything_to_receipt_it_is_said(cast: Cast) -> None:
    given = {"_token": new_token(), "member": "31", "since_month": "2020-06",
             "until_month": "2020-06", "issued_on": "2020-07-03"}  # fmt: skip
    answer = cast[Role.SECRETARY].post(f"{ROOM}receipts/new/", given)
    assert "收据不能这样办理：这些月份里没有还未开收据的缴费，请核对月份。" in text_of(answer)
    paid()
    cast[Role.SECRETARY].post(f"{ROOM}receipts/new/", given | {"_token": new_token()})
    assert Receipt.objects.get().issuer == "某党支部书记"


def test_a_closed_period_takes_no_payment_and_says_what_to_do(cast: Cast) -> None:
    locks.lock(branch(1), Period.parse("2020H1"), title="2020年上半年总结")
    closed = cast[Role.SECRETARY].post(TABLE, table(paid_on="2020-06-30"))
    assert closed.status_code == 422
    assert "已随《2020年上半年总结》印发而锁定，没有写入。" in text_of(closed)
    assert not Payment.objects.exists()
    later = cast[Role.SECRETARY].post(TABLE, table(paid_on="2020-07-01"))
    assert later.status_code == 302
