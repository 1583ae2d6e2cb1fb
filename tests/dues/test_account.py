"""The dues account: both sides of each refusal, and the log entry."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import Change
from dangwu.dues import account
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
