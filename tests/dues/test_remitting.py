"""What should go upward beside what went; who pays by the quarter."""

from datetime import date
from pathlib import Path

import pytest

from dangwu.dues import account, agreeing, changes
from dangwu.dues.errors import AccountImpossible, DuesImpossible
from dangwu.dues.models import QuarterlyConsent, RemitRatio
from dangwu.dues.remitting import Share, share
from dangwu.members.models import Member
from dangwu.organizations.models import Organization
from tests.examples import Example, load

TODAY = date(2020, 6, 30)
JANUARY, MARCH = 24240, 24242


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    load(Example("", Path(), {}))


def member(key: int = 31) -> Member:
    return Member.objects.get(pk=key)


def unit(key: int = 3) -> Organization:
    return Organization.objects.get(pk=key)


def ratio(bp: int, since: int = JANUARY, key: int = 3) -> RemitRatio:
    return agreeing.set_ratio(
        unit(key), ratio_bp=bp, since_month=since, instrument="某省党费收缴办法", article="第三条",
        decided_by="陈若溪",
    )  # fmt: skip


def pay(month: int, amount: int, day: date, key: int = 31) -> None:
    changes.pay(member(key), month_no=month, amount_fen=amount, paid_on=day, today=TODAY)


def told(found: Share) -> tuple[int, int | None, int, int | None]:
    return found.paid_fen, found.expected_fen, found.remitted_fen, found.rest_fen


def test_without_a_ratio_what_is_expected_is_not_known() -> None:
    pay(JANUARY, 1_000, date(2020, 1, 5))
    found = share(unit(), TODAY)
    assert told(found) == (1_000, None, 0, None)
    assert (found.because, found.ground, found.over_fen) == ("没有登记上缴比例", "", 0)


def test_each_month_has_its_ratio_and_the_sum_is_rounded_once() -> None:
    pay(JANUARY, 1_001, date(2020, 1, 31))
    pay(JANUARY + 1, 1_001, date(2020, 3, 1))
    ratio(5_000)
    ratio(2_500, MARCH)
    account.remit(unit(), amount_fen=800, remitted_on=date(2020, 4, 1), recipient_name="上级",
                  today=TODAY)  # fmt: skip
    found = share(unit(), TODAY)
    assert told(found) == (2_002, 751, 800, -49)
    assert (found.ground, found.over_fen) == ("25%，《某省党费收缴办法》第三条", 49)


def test_a_month_before_the_first_ratio_makes_it_unknown() -> None:
    pay(JANUARY, 1_000, date(2020, 1, 5))
    ratio(5_000, MARCH)
    found = share(unit(), TODAY)
    assert (found.expected_fen, found.because) == (None, "2020年1月没有登记上缴比例")


def test_large_dues_and_other_years_and_branches_do_not_count() -> None:
    changes.give(member(), amount_fen=100_000, paid_on=date(2020, 2, 1), today=TODAY)
    pay(JANUARY - 1, 7_000, date(2019, 12, 31))
    pay(JANUARY, 1_000, date(2020, 1, 5), key=41)
    account.remit(unit(), amount_fen=100_000, remitted_on=date(2020, 4, 1), recipient_name="上级",
                  is_voluntary=True, today=TODAY)  # fmt: skip
    ratio(5_000)
    assert told(share(unit(), TODAY)) == (0, 0, 0, 0)


def test_what_is_below_counts_above() -> None:
    pay(JANUARY, 1_000, date(2020, 1, 5))
    ratio(6_000, key=1)
    assert told(share(unit(1), TODAY))[:2] == (1_000, 600)


def test_what_stays_below_was_not_sent() -> None:
    account.remit(unit(), amount_fen=500, remitted_on=date(2020, 4, 1), recipient=unit(2),
                  today=TODAY)  # fmt: skip
    account.remit(unit(2), amount_fen=300, remitted_on=date(2020, 4, 2), recipient_name="上级",
                  today=TODAY)  # fmt: skip
    assert [share(unit(key), TODAY).remitted_fen for key in (3, 2, 1)] == [500, 300, 300]
    assert share(unit(), date(2011, 5, 1)).remitted_fen == 0


@pytest.mark.parametrize("bp", [0, 10_000])
def test_a_ratio_may_be_nothing_or_all(bp: int) -> None:
    assert ratio(bp).percent() == f"{bp // 100}%"


def test_ratios_that_cannot_be() -> None:
    for bp, said in ((-1, "-0.01%"), (10_001, "100.01%")):
        with pytest.raises(AccountImpossible, match=f"比例{said}不在0%至100%之间。"):
            ratio(bp)
    ratio(5_000)
    with pytest.raises(AccountImpossible, match="2020年1月起的比例已登记，请改原记录。"):
        ratio(6_000)


def agree(since: int, until: int) -> QuarterlyConsent:
    return agreeing.agree_quarterly(
        member(), agreed_on=date(2020, 1, 3), since_month=since, until_month=until, reason="外地工作",
        today=TODAY,
    )  # fmt: skip


def test_a_consent_has_its_months_once() -> None:
    agree(JANUARY, MARCH)
    agree(MARCH + 1, MARCH + 3)
    with pytest.raises(
        DuesImpossible, match="林望舒的按季交纳不能这样登记：2020年1月至3月已经登记过。"
    ):
        agree(MARCH, MARCH)
    with pytest.raises(DuesImpossible, match="截止月早于起始月。"):
        agree(MARCH + 9, MARCH + 8)
