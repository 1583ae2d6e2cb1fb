"""What every engine shares: names in a text, plain cells."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from dangwu.engine.base import Table, names_in, plain, rename, table

TEXT = """-- not :here
select ':nor_here', 'it''s :not_one', x from t
where a <= :last and b = :last and c > :born_no and d::bigint = 12"""


def test_names_stand_outside_of_texts_and_comments() -> None:
    assert names_in(TEXT) == {"last", "born_no"}
    assert rename("a <= :last and ':last'", "%(", ")s") == "a <= %(last)s and ':last'"
    assert rename("a::bigint <= :last", "$", "") == "a::bigint <= $last"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, None),
        ("甲", "甲"),
        (7, 7),
        (True, 1),
        (False, 0),
        (Decimal(12), 12),
        (Decimal("1E+2"), 100),
        (date(2020, 2, 29), "2020-02-29"),
    ],
)
def test_a_cell_is_a_whole_number_a_text_or_none(cell: object, expected: object) -> None:
    found = plain(cell)

    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (Decimal("1.5"), "1.5 is no whole number: figures hold whole numbers only"),
        (1.0, "1.0 is neither a whole number, a text nor a day"),
        ([1], "[1] is neither a whole number, a text nor a day"),
    ],
)
def test_other_cells_are_refused(cell: object, why: str) -> None:
    with pytest.raises(TypeError) as refused:
        plain(cell)

    assert str(refused.value) == why


def test_a_moment_is_cut_to_nothing_by_no_engine() -> None:
    assert plain(datetime(2020, 6, 30, 12)) == "2020-06-30T12:00:00"


def test_a_table_is_made_of_plain_cells() -> None:
    assert table(["id", "day"], [[1, date(2020, 6, 30)]]) == Table(
        ("id", "day"), ((1, "2020-06-30"),)
    )
