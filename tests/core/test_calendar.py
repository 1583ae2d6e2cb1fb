"""Calendar arithmetic at its edges."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangwu.core.calendar import (
    add_months,
    add_years,
    day_no,
    month_first,
    month_label,
    month_last,
    month_no,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2019, 1, 31), 1, date(2019, 2, 28)),
        (date(2020, 1, 29), 1, date(2020, 2, 29)),
        (date(2020, 1, 28), 1, date(2020, 2, 28)),
        (date(2020, 3, 31), -1, date(2020, 2, 29)),
        (date(2020, 12, 31), 2, date(2021, 2, 28)),
        (date(2020, 8, 31), 6, date(2021, 2, 28)),
        (date(2020, 6, 15), 0, date(2020, 6, 15)),
        (date(2020, 1, 1), -1, date(2019, 12, 1)),
    ],
)
def test_months_are_added_by_calendar(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2023, 3, 1), 1, date(2024, 3, 1)),  # 365 days later would be 29 February
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2024, 2, 28), 1, date(2025, 2, 28)),
        (date(2020, 2, 29), -36, date(1984, 2, 29)),
    ],
)
def test_years_are_added_by_calendar(day: date, years: int, expected: date) -> None:
    assert add_years(day, years) == expected


def test_numbers_of_days_and_months() -> None:
    assert month_no(date(2020, 1, 31)) == 24240
    assert month_no(date(2019, 12, 1)) == 24239
    assert day_no(date(2020, 2, 29)) == 20200229
    assert month_first(24241) == date(2020, 2, 1)
    assert month_last(24241) == date(2020, 2, 29)
    assert month_last(24239) == date(2019, 12, 31)


@given(DAYS, st.integers(-1200, 1200))
def test_adding_months_lands_in_that_month_and_keeps_the_day_where_it_can(
    day: date, months: int
) -> None:
    moved = add_months(day, months)

    assert month_no(moved) == month_no(day) + months
    assert moved.day == min(day.day, month_last(month_no(moved)).day)


@given(DAYS, DAYS)
def test_day_numbers_stand_in_the_order_of_days(one: date, other: date) -> None:
    assert (day_no(one) < day_no(other)) == (one < other)


@pytest.mark.parametrize(("number", "said"), [(24239, "2019年12月"), (24240, "2020年1月")])
def test_a_month_as_people_write_it(number: int, said: str) -> None:
    assert month_label(number) == said
