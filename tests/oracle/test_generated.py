"""The same on generated offices: branches that move, merge and end in the middle, edges of days."""

import pytest

from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from tests.oracle.records import Oracle
from tests.oracle.test_oracle import agree
from tests.parity import world

pytestmark = pytest.mark.django_db

# the bureau, a committee, one that moved, one that ended, what stood below and beside them
PLACES = (0, 1, 4, 7, 8, 9)
PERIODS = ("2019H2", "2020H1", "2020-02", "2020Q1", "2020")


@pytest.mark.parametrize("seed", [1, 2])
def test_every_number_of_a_generated_office_is_that_of_plain_python(seed: int) -> None:
    tree = world.build(seed)
    oracle, catalogue = Oracle(), Catalogue(DjangoEngine())
    differ = {}
    for place in PLACES:
        for text in PERIODS:
            top, period = tree[place], Period.parse(text)
            expected = oracle.answers(top.pk, period)
            found = catalogue.values(expected, Scope(top.pk, ""), period)
            for name, value in found.items():
                if not agree(value, expected[name]):
                    differ[name, place, text] = (value.number, expected[name], value.because)
    assert differ == {}
