"""What happened counts where the organization stood on that very day."""

import re
from datetime import date, timedelta

import pytest

from dangwu.catalogue.figures import Figure, figures
from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.meetings.models import Meeting
from dangwu.organizations import changes

ROOMS = ("meetings", "admissions", "learning")
DAY = r"(?P<day>[a-z]\.[a-z_]+) >= s\.since\s+and (?P=day) < s\.until"


def happened() -> list[Figure]:
    return [one for one in figures().values() if one.room in ROOMS and "join stood " in one.sql]


@pytest.mark.parametrize("figure", happened(), ids=lambda one: one.name)
def test_the_day_that_counts_is_the_day_of_standing(figure: Figure) -> None:
    found = re.search(DAY, figure.sql)

    assert found is not None
    day = found["day"]
    inside = f"{day} between :first and :last"
    assert inside in figure.sql or figure.name == "三会一课开展率"


@pytest.mark.django_db
def test_a_branch_that_moved_leaves_its_meetings_where_they_were() -> None:
    day = date(2020, 3, 10)
    before, after = (
        changes.found(
            parent=None, founded_on=date(2010, 1, 1), kind="单位", nature="机关", full_name=name,
            document_name=name,
        )
        for name in ("甲局", "乙局")
    )  # fmt: skip
    branch = changes.found(
        parent=before, founded_on=date(2010, 1, 1), kind="党支部", nature="机关",
        full_name="第一支部", document_name="第一支部",
    )  # fmt: skip
    changes.move(branch, parent=after, on=day)
    for number in (-1, 0):
        Meeting.objects.create(
            id=number + 2, organization=branch, kind="党课", held_on=day + timedelta(days=number),
            minutes_long=60, expected=5, present=5,
        )  # fmt: skip

    catalogue = Catalogue(DjangoEngine())
    seen = {
        unit.full_name: catalogue.value(
            "党课次数", Scope(unit.pk, unit.full_name), Period.parse("2020H1"), evidence=True
        )
        for unit in (before, after, branch)
    }

    ids = {}
    for name, value in seen.items():
        assert value.evidence is not None
        ids[name] = [row[0] for row in value.evidence.rows]
    assert ids == {"甲局": [1], "乙局": [2], "第一支部": [1, 2]}
