"""Evidence that lies outside what the person may see is counted and not told."""

from datetime import date

import pytest

from dangwu.accounts.rights import Role
from dangwu.catalogue.figures import figure
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.engine.django_engine import DjangoEngine
from dangwu.meetings.models import Meeting
from dangwu.organizations import changes
from dangwu.organizations.grants import Granted
from dangwu.organizations.models import Organization, Placement
from dangwu.web.figures.evidence import Records
from tests.cast import BRANCH, OTHER, UNIT, stock_cast

pytestmark = pytest.mark.django_db


def test_what_moved_away_is_counted_but_not_shown_to_who_lost_sight_of_it() -> None:
    cast = stock_cast()
    group = changes.found(
        parent=Organization.objects.get(pk=BRANCH), founded_on=date(2019, 1, 1), kind="党小组",
        nature="机关", full_name="某党小组", document_name="某党小组",
    )  # fmt: skip
    Meeting.objects.create(
        organization=group, kind="党小组会", held_on=date(2020, 2, 3), topic="组内学习",
        expected=3, present=3, excused=0, absent=0,
    )  # fmt: skip
    changes.move(group, parent=Organization.objects.get(pk=OTHER), on=date(2020, 6, 1))
    period, scope = Period.parse("2020H1"), Scope(BRANCH, "")
    asked = figure("党小组会次数")
    for role, told in ((Role.SECRETARY, "（不在您的查看范围）"), (Role.OFFICER, "2020-02-03")):
        access = Granted(cast.user(role), date(2020, 7, 3))
        rows = Records(DjangoEngine(), asked, scope, period, access).page(1, 1, "").rows
        assert [row.cells[0].text for row in rows] == [told]
        assert ("组内学习" in [cell.text for cell in rows[0].cells]) == (role == Role.OFFICER)
    assert Placement.objects.filter(organization=UNIT).exists()
