"""A figure for many organizations at once is what each gives alone, moves and edges included."""

from dataclasses import replace
from datetime import date

import pytest

from dangwu.catalogue.comparing import Side, divisible, side_by_side
from dangwu.catalogue.figures import figure, figures
from dangwu.catalogue.measure import Measure
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Value
from dangwu.engine.base import Table
from dangwu.engine.django_engine import DjangoEngine
from dangwu.organizations.models import Placement
from tests.parity import world

PERIODS = ("2019H2", "2020H1", "2020-02", "2020-01-31..2020-02-29", "2020")


def parts(whole: Scope, day: date, **which: object) -> list[Scope]:
    """The organizations below `whole` that stand on `day`."""
    above = Placement.objects.get(organization=whole.organization_id, since__lte=day, until__gt=day)
    below = Placement.objects.filter(
        path__gt=above.path, path__lt=above.path_end, since__lte=day, until__gt=day, **which
    )
    return [Scope(one.organization_id, "") for one in below.order_by("path")]


def told(value: Value) -> tuple[object, ...]:
    return value.number, value.text, value.records, value.known, value.because


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [3, 4])
@pytest.mark.parametrize("text", PERIODS)
def test_every_figure_side_by_side_is_what_each_gives_alone(seed: int, text: str) -> None:
    tree, period, engine = world.build(seed), Period.parse(text), DjangoEngine()
    differ = {}
    for whole, which in (
        (tree[0], {"parent": tree[0]}),
        (tree[1], {"parent": tree[1]}),
        (tree[0], {"organization__kind": "党支部"}),
    ):
        top = Scope(whole.pk, "")
        asked = parts(top, period.last, **which)
        assert asked
        for name in figures():
            alone = [Catalogue(engine).value(name, part, period) for part in asked]
            together = side_by_side(engine, name, top, asked, period)
            if [told(one) for one in alone] != [told(one) for one in together]:
                differ[whole.pk, name] = (alone, together)
    assert differ == {}


class Counting:
    """Counts the questions put to an engine."""

    name = "counting"

    def __init__(self) -> None:
        self.engine, self.asked = DjangoEngine(), 0

    def run(self, *question):  # type: ignore[no-untyped-def]
        self.asked += 1
        return self.engine.run(*question)


@pytest.mark.django_db
def test_the_cost_does_not_grow_with_the_parts() -> None:
    tree, period = world.build(3), Period.parse("2019H2")
    top = Scope(tree[0].pk, "")
    counts = []
    for asked in (parts(top, period.last)[:2], parts(top, period.last)):
        engine = Counting()
        side_by_side(engine, "党员总数", top, asked, period)
        counts.append(engine.asked)
    assert counts == [1, 1]


def test_what_hangs_on_one_organization_a_row_is_grouped_and_nothing_else() -> None:
    assert divisible(figure("党员总数"))
    assert divisible(figure("党费收缴总额"))
    # one account stands for all below it; a member counts once; the unit itself
    for name in ("党费结存金额", "欠缴党员数", "单位名称", "防控卡点数"):
        assert not divisible(figure(name))
    for sql in ("(select 1 as id) as x", "select a.id as id, a.b as organization_id from a"):
        assert not divisible(replace(figure("党员总数"), sql=sql))
    nameless = replace(figure("党员总数"), sql="select 1 as id from a join scope as s on true")
    assert not divisible(nameless)
    assert sum(map(divisible, figures().values())) > 100


class Nothing:
    """Finds no record."""

    name = "nothing"

    def run(self, *_):  # type: ignore[no-untyped-def]
        return Table(("part_id", "records", "above", "below"), ())


@pytest.mark.parametrize(
    ("measure", "fold"),
    [
        ("count(*)", (0, 0, 1)),
        ("sum(a) / sum(b)", (0, None, None)),
        ("count(known a)", (0, 0, 1)),
        ("only(a)", (0, 0, None)),
    ],
)
def test_a_part_without_records_folds_to_what_a_single_run_gives(
    measure: str, fold: tuple[object, ...]
) -> None:
    asked = replace(figure("党员总数"), measure=Measure.parse(measure))
    side = Side(Nothing(), whole=Scope(1, ""), parts=(2,))
    assert side.folded(asked, Scope(2, ""), Period.parse("2020")) == fold
