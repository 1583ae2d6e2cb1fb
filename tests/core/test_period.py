"""Periods: read, named, compared, on both sides of every limit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangwu.core.period import Period, PeriodUnreadable, last_closed_half_year


def span(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last", "key", "label"),
    [
        ("2020H1", "2020-01-01", "2020-06-30", "2020H1", "2020年上半年"),
        ("2020h2", "2020-07-01", "2020-12-31", "2020H2", "2020年下半年"),
        ("2020Q1", "2020-01-01", "2020-03-31", "2020Q1", "2020年第一季度"),
        ("2020q4", "2020-10-01", "2020-12-31", "2020Q4", "2020年第四季度"),
        ("2020", "2020-01-01", "2020-12-31", "2020", "2020年"),
        ("2020-02", "2020-02-01", "2020-02-29", "2020-02", "2020年2月"),
        ("2019-02", "2019-02-01", "2019-02-28", "2019-02", "2019年2月"),
        ("2020-12", "2020-12-01", "2020-12-31", "2020-12", "2020年12月"),
        (" 2020H1 ", "2020-01-01", "2020-06-30", "2020H1", "2020年上半年"),
        ("2020年上半年", "2020-01-01", "2020-06-30", "2020H1", "2020年上半年"),
        ("2020年下半年", "2020-07-01", "2020-12-31", "2020H2", "2020年下半年"),
        ("2020年第二季度", "2020-04-01", "2020-06-30", "2020Q2", "2020年第二季度"),
        ("2020年3季度", "2020-07-01", "2020-09-30", "2020Q3", "2020年第三季度"),
        ("2020年5月", "2020-05-01", "2020-05-31", "2020-05", "2020年5月"),
        ("2020年05月", "2020-05-01", "2020-05-31", "2020-05", "2020年5月"),
        ("2020年", "2020-01-01", "2020-12-31", "2020", "2020年"),
        ("2020年度", "2020-01-01", "2020-12-31", "2020", "2020年"),
        ("2020年全年", "2020-01-01", "2020-12-31", "2020", "2020年"),
        ("2020-01-01..2020-06-30", "2020-01-01", "2020-06-30", "2020H1", "2020年上半年"),
        (
            "2020-01-15..2020-02-29",
            "2020-01-15",
            "2020-02-29",
            "2020-01-15..2020-02-29",
            "2020年1月15日至2020年2月29日",
        ),
        (
            "2019-07-01..2020-06-30",
            "2019-07-01",
            "2020-06-30",
            "2019-07-01..2020-06-30",
            "2019年7月1日至2020年6月30日",
        ),
        (
            "2020-02-01..2020-04-30",
            "2020-02-01",
            "2020-04-30",
            "2020-02-01..2020-04-30",
            "2020年2月1日至2020年4月30日",
        ),
        (
            "2020-06-30..2020-06-30",
            "2020-06-30",
            "2020-06-30",
            "2020-06-30..2020-06-30",
            "2020年6月30日至2020年6月30日",
        ),
    ],
)
def test_a_period_is_read_and_named(text: str, first: str, last: str, key: str, label: str) -> None:
    period = Period.parse(text)

    assert period == span(first, last)
    assert period.key == key
    assert period.label == label
    assert Period.parse(period.key) == period


@pytest.mark.parametrize(
    "text",
    ["", "2020H3", "2020H0", "2020Q5", "2020-13", "2020-00", "1899", "2101H1X", "上半年",
     "2020-02-30..2020-03-01", "2020-06-30..2020-06-29", "2020年13月", "2020年第五季度", "20H1"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodUnreadable) as refused:
        Period.parse(text)

    assert str(refused.value) == (
        f"看不懂时段“{text}”：请写成 2020H1（上半年）、2020H2（下半年）、2020Q3（第三季度）、"
        "2020（全年）、2020-05（某月）或 2020-01-01..2020-06-30（起止日）。"
    )


@pytest.mark.parametrize(
    ("period", "before", "last_year"),
    [
        ("2020H1", "2019H2", "2019H1"),
        ("2020H2", "2020H1", "2019H2"),
        ("2020Q1", "2019Q4", "2019Q1"),
        ("2020", "2019", "2019"),
        ("2020-03", "2020-02", "2019-03"),
        ("2020-02", "2020-01", "2019-02"),
        ("2020-01-15..2020-02-29", "2019-11-30..2020-01-14", "2019-01-15..2019-02-28"),
        ("2020-03-02..2020-03-02", "2020-03-01..2020-03-01", "2019-03-02..2019-03-02"),
    ],
)
def test_the_period_before_and_the_one_a_year_ago(period: str, before: str, last_year: str) -> None:
    assert Period.parse(period).before().key == before
    assert Period.parse(period).last_year().key == last_year


def test_the_numbers_of_a_period() -> None:
    period = Period.parse("2020H1")

    assert (period.first_month, period.last_month) == (24240, 24245)
    assert (period.first_no, period.last_no) == (20200101, 20200630)
    assert period.whole_months == 6
    assert span("2020-01-02", "2020-06-30").whole_months == 0
    assert span("2020-01-01", "2020-06-29").whole_months == 0


@pytest.mark.parametrize(
    ("last_record", "expected"),
    [
        ("2020-06-30", "2020H1"),
        ("2020-06-29", "2019H2"),
        ("2020-07-01", "2020H1"),
        ("2020-12-30", "2020H1"),
        ("2020-12-31", "2020H2"),
        ("2021-01-01", "2020H2"),
    ],
)
def test_the_last_half_year_that_the_records_close(last_record: str, expected: str) -> None:
    assert last_closed_half_year(date.fromisoformat(last_record)).key == expected


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)), st.integers(0, 800))
def test_a_key_reads_back_and_the_period_before_ends_a_day_earlier(first: date, days: int) -> None:
    last = min(date.fromordinal(first.toordinal() + days), date(2099, 12, 31))
    period = Period(first, last)

    assert Period.parse(period.key) == period
    assert (period.first - period.before().last).days == 1
