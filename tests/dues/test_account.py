"""The dues account: both sides of each refusal, and the log entry."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.dues import account, correcting
from dangwu.organizations.models import Organization
from tests.examples import Example, load
from tests.refusing import refused

TODAY = date(2020, 6, 30)
AHEAD = "日期2020-07-01晚于今天（2020-06-30）：只登记已经发生的事项，请核对日期。"
TOMORROW = date(2020, 7, 1)
COMMITTEE = "“云岭市物资储备局机关党委”的{}不能这样登记："


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def at(number: int = 2) -> Organization:
    return Organization.objects.get(pk=number)


def remitted(number: int = 2, **fields: Any) -> Any:
    given: dict[str, Any] = {"amount_fen": 1, "remitted_on": TODAY, "today": TODAY}
    return account.remit(at(number), **{**given, **fields})


def spent(**fields: Any) -> Any:
    given: dict[str, Any] = {"amount_fen": 1, "spent_on": TODAY, "use": 1, "today": TODAY}
    return account.spend(at(), **{**given, **fields})


def received(**fields: Any) -> Any:
    given: dict[str, Any] = {
        "kind": "利息", "amount_fen": 1, "received_on": TODAY, "today": TODAY,
    }  # fmt: skip
    return account.receive(at(), **{**given, **fields})


def test_an_account_is_opened_once_a_day() -> None:
    account.open_account(at(), opened_on=TODAY, balance_fen=-5)
    assert refused(account.open_account, at(), opened_on=TODAY, balance_fen=0) == (
        COMMITTEE.format("期初结存") + "2020-06-30已登记为-0.05元，请改原记录。"
    )
    assert refused(account.open_account, at(), opened_on=date(2012, 2, 29), balance_fen=0) == (
        "“云岭市物资储备局机关党委”2012-02-29尚未成立或已撤销，不能登记期初结存，请核对日期。"
    )
    assert Change.objects.get().action == "dues.open_account"


def test_dues_go_upward() -> None:
    head = "“云岭市物资储备局第一党支部”的党费上缴不能这样登记："
    assert refused(remitted, 3) == head + "没有写明上缴给哪个上级党组织。"
    for number in (3, 4, 9):
        assert refused(remitted, 3, recipient=at(number)) == (
            head + f"“{at(number).full_name}”当日不是它的上级党组织。"
        )
    assert refused(remitted, 3, recipient=at(2), amount_fen=0) == head + "金额0元应大于零。"
    assert refused(remitted, 3, recipient=at(2), remitted_on=TOMORROW) == AHEAD
    remitted(3, recipient=at(2))
    remitted(3, recipient=at(1))
    remitted(2, recipient_name="市直机关工委", is_voluntary=True)
    assert [log.action for log in Change.objects.all()] == ["dues.remit"] * 3


def test_dues_are_spent_on_what_they_may() -> None:
    head = COMMITTEE.format("党费支出")
    uses = (
        "1 培训党员，2 订购党员教育报刊、资料、音像制品和设备，3 表彰先进，"
        "4 补助生活困难党员，5 补助受灾党员、修缮因灾受损教育设施"
    )
    for use in (0, 6):
        assert refused(spent, use=use) == head + f"用途只能是：{uses}。"
    assert refused(spent, amount_fen=0) == head + "金额0元应大于零。"
    assert refused(spent, spent_on=TOMORROW) == AHEAD
    assert refused(spent, discussed_on=TOMORROW) == (
        head + "集体讨论日期2020-07-01晚于支出日期2020-06-30。"
    )
    spent(use=5, discussed_on=TODAY, purpose="慰问")
    assert Change.objects.get().action == "dues.spend"


def test_income_is_above_nothing_and_has_come() -> None:
    assert refused(received, amount_fen=0) == COMMITTEE.format("党费收入") + "金额0元应大于零。"
    assert refused(received, received_on=TOMORROW) == AHEAD
    received()
    assert Change.objects.get().action == "dues.receive"


def held(fen: int) -> None:
    account.open_account(at(), opened_on=date(2020, 1, 1), balance_fen=fen)


def test_no_more_is_spent_than_the_account_holds_unless_that_is_said() -> None:
    held(1000)
    spent(amount_fen=1000)
    says = (
        "“云岭市物资储备局机关党委”2020-06-30党费结存0元，不够支出0.01元（量入为出、收支平衡）。"
        "请核对金额和日期；确已支出的，勾选“超过结存仍登记”。"
    )
    assert refused(spent) == says
    spent(over_balance=True)


def test_a_branch_spends_from_the_account_above_it() -> None:
    held(1000)
    given = {"spent_on": TODAY, "use": 1, "today": TODAY}
    account.spend(at(3), amount_fen=1000, **given)
    assert "党费结存0元，不够支出0.01元" in refused(account.spend, at(3), amount_fen=1, **given)
    account.spend(at(9), amount_fen=1, **given)


def test_before_an_account_is_opened_nothing_is_held_against_it() -> None:
    account.open_account(at(), opened_on=TOMORROW, balance_fen=0)
    spent()


def test_an_entry_is_corrected_with_a_reason() -> None:
    income = received(amount_fen=100)
    act = account.correct
    assert refused(act, income, amount_fen=1, reason=" ", today=TODAY) == (
        "请写明更正党费收入的理由：改动会连同理由留在更改记录里。"
    )
    assert refused(act, income, amount_fen=0, reason="误", today=TODAY) == (
        COMMITTEE.format("党费收入") + "金额0元应大于零。"
    )
    assert refused(act, income, received_on=TOMORROW, reason="误", today=TODAY) == AHEAD
    assert refused(act, income, received_on=date(2012, 2, 29), reason="误", today=TODAY) == (
        "“云岭市物资储备局机关党委”2012-02-29尚未成立或已撤销，不能登记党费收入，请核对日期。"
    )
    act(income, amount_fen=200, reason="银行对账", today=TODAY)
    log = Change.objects.get(action="dues.correct_account")
    assert (log.before, log.after, log.reason) == (
        {"amount_fen": 100}, {"amount_fen": 200}, "银行对账",
    )  # fmt: skip


def test_a_spending_is_corrected_within_the_balance() -> None:
    held(1000)
    made = spent(amount_fen=600, discussed_on=TODAY)
    given: dict[str, Any] = {"reason": "误", "today": TODAY}
    assert "党费结存10元，不够支出1000.01元" in refused(
        account.correct, made, amount_fen=100001, **given
    )
    assert refused(account.correct, made, spent_on=date(2020, 6, 29), **given) == (
        COMMITTEE.format("党费支出") + "集体讨论日期2020-06-30晚于支出日期2020-06-29。"
    )
    account.correct(made, amount_fen=1000, **given)
    account.correct(made, amount_fen=1001, over_balance=True, **given)
    assert made.amount_fen == 1001


def test_an_entry_taken_out_stays_in_the_log() -> None:
    made = remitted(2, recipient_name="市直机关工委")
    number = made.pk
    assert refused(correcting.withdraw, made, reason="") == (
        "请写明撤销党费上缴的理由：改动会连同理由留在更改记录里。"
    )
    correcting.withdraw(made, reason="重复登记")
    log = Change.objects.get(action="dues.withdraw")
    assert (log.record_id, log.before["recipient_name"], log.reason) == (
        number, "市直机关工委", "重复登记",
    )  # fmt: skip
