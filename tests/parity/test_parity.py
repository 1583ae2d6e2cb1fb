"""Every figure and every check on every engine: the same number, the same records."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dangwu.catalogue.checks import judge
from dangwu.catalogue.figures import figures
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.base import Engine
from dangwu.engine.django_engine import DjangoEngine
from dangwu.engine.duck_engine import DuckEngine
from dangwu.exchange import ledger
from tests.components import require
from tests.parity import world

EXAMPLES = 3
# (which organization of the tree, which period): the whole, a moved one, a dissolved one …
QUESTIONS = [
    [(0, "2020H1"), (7, "2020-02"), (1, "2019H2")],
    [(0, "2019H2"), (4, "2020H1"), (9, "2020-01-31..2020-02-29")],
    [(0, "2020"), (1, "2020Q1"), (8, "2020-02")],
]
ROUNDS = cycle(QUESTIONS)
SEEN: set[str] = set()


def engines(folder: Path) -> list[Engine]:
    """Return each engine over the same records; PostgreSQL where a server answers."""
    found: list[Engine] = [DjangoEngine()]
    if "postgresql" in settings.DATABASES:
        world.copy("postgresql")
        found.append(DjangoEngine("postgresql"))
    ledger.export(folder)
    return [*found, DuckEngine(folder)]


@contextmanager
def rolled_back() -> Iterator[None]:
    """Undo what is written inside, on every database."""
    with ExitStack() as stack:
        for alias in settings.DATABASES:
            stack.enter_context(transaction.atomic(using=alias))
        yield
        for alias in settings.DATABASES:
            transaction.set_rollback(True, using=alias)


def answers(engine: Engine, scope: Scope, period: Period) -> dict[str, tuple[object, ...]]:
    catalogue = Catalogue(engine)
    found: dict[str, tuple[object, ...]] = {}
    for name in figures():
        value = catalogue.value(name, scope, period, evidence=True)
        digest = value.evidence.digest() if value.evidence else ""
        found[name] = (value.number, value.text, value.known, value.because, value.records, digest)
        if value.records:
            SEEN.add(name)
    return found


@hypothesis_settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 2**32 - 1))
def answers_alike(seed: int) -> None:
    """Build an office from the seed and hold every engine against the first."""
    folder = Path(tempfile.mkdtemp(prefix="dangwu-parity-"))
    try:
        with rolled_back():
            tree = world.build(seed)
            found = engines(folder)
            for place, text in next(ROUNDS):
                scope = Scope(tree[place].pk, tree[place].document_name)
                hold(found, scope, Period.parse(text), seed)
    finally:
        shutil.rmtree(folder)


@pytest.mark.django_db(databases="__all__")
def test_every_figure_and_check_answers_alike_on_every_engine() -> None:
    answers_alike()

    counted = {name for name, one in figures().items() if not one.measure.figures}
    unseen = sorted(counted - SEEN)
    assert len(unseen) <= len(counted) // 20, f"the records never reach {unseen}"
    require("postgresql")


def hold(found: list[Engine], scope: Scope, period: Period, seed: int) -> None:
    first, *others = found
    expected = answers(first, scope, period)
    findings = judge(first, scope, period)
    for engine in others:
        answered = answers(engine, scope, period)
        differ = {
            name: (expected[name], answered[name])
            for name in expected
            if expected[name] != answered[name]
        }
        assert differ == {}, (engine.name, scope, period.key, seed)
        assert judge(engine, scope, period) == findings, (engine.name, scope, period.key, seed)
