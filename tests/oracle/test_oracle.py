"""Every figure of the demo bureau, held against plain Python over its records."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.db import transaction

from dangwu.catalogue.figures import figures
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Value
from dangwu.demo import build
from dangwu.engine.django_engine import DjangoEngine
from dangwu.organizations.models import Organization
from tests.oracle import money, people, supply, work
from tests.oracle.records import Number, Oracle

pytestmark = pytest.mark.django_db

SUBJECTS = (people, money, work, supply)  # each adds its rules

TEXTS = {"单位名称", "所在地区", "社区名称", "统计截止日期"}
SCOPES = {
    "the bureau": {"kind": "单位", "nature": "机关"},
    "a branch that took another in": {"full_name__endswith": "粮油购销公司党支部"},
    "the branch of the retired": {"nature": "离退休", "kind": "党支部"},
    "a branch that was merged": {"full_name__endswith": "军粮供应站党支部"},
    "a general branch that was dissolved": {"kind": "党总支"},
}
PERIODS = ("2019H1", "2019H2", "2020H1")


@pytest.fixture(scope="module")
def oracle(django_db_setup: None, django_db_blocker: Any) -> Iterator[Oracle]:
    with django_db_blocker.unblock(), transaction.atomic():
        build()
        yield Oracle()
        transaction.set_rollback(True)


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("which", SCOPES)
def test_every_number_is_that_of_plain_python(which: str, period: str, oracle: Oracle) -> None:
    top = Organization.objects.get(**SCOPES[which])
    span = Period.parse(period)
    catalogue = Catalogue(DjangoEngine())
    expected = oracle.answers(top.pk, span)
    found = catalogue.values(expected, Scope(top.pk, top.document_name), span)

    differ = {
        name: (value.number, expected[name], value.because)
        for name, value in found.items()
        if not agree(value, expected[name])
    }
    assert differ == {}


def agree(value: Value, expected: Number) -> bool:
    """The same number, rounded half up; where nothing is recorded both leave it open."""
    if value.number is None or expected is None:
        return value.number is expected or (not value.known and not expected)
    places = -int(value.number.as_tuple().exponent)
    return value.number == rounded(Fraction(expected), places)


def rounded(exact: Fraction, places: int) -> Decimal:
    long = Decimal(exact.numerator) / Decimal(exact.denominator)
    return long.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def test_the_oracle_answers_every_figure_but_texts(oracle: Oracle) -> None:
    top = Organization.objects.get(**SCOPES["the bureau"])
    assert set(oracle.answers(top.pk, Period.parse("2020H1"))) == set(figures()) - TEXTS
