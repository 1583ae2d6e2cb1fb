"""The writes of bulletins: submitted once, adopted after, the highest level kept."""

from datetime import date
from pathlib import Path

import pytest

from dangwu.accounts.models import Change
from dangwu.bulletins import changes
from dangwu.bulletins.models import Bulletin
from dangwu.core.errors import DangwuError
from dangwu.organizations.models import Organization
from tests.examples import Example, load

pytestmark = pytest.mark.django_db
TODAY, NEW_YEAR = date(2020, 6, 30), date(2021, 1, 1)
DAY, EVE, MORROW = date(2020, 3, 1), date(2020, 2, 29), date(2020, 3, 2)


@pytest.fixture
def branch() -> Organization:
    load(Example("", Path(), {}))
    return Organization.objects.get(pk=3)


@pytest.fixture
def bulletin(branch: Organization) -> Bulletin:
    return changes.draft(organization=branch, title="支部动态")


def last() -> str:
    return Change.objects.latest("pk").action


def test_a_bulletin_is_submitted_once(bulletin: Bulletin) -> None:
    assert last() == "bulletins.draft"
    changes.submit(bulletin=bulletin, on=DAY, today=TODAY)
    assert last() == "bulletins.submit"

    with pytest.raises(DangwuError) as refused:
        changes.submit(bulletin=bulletin, on=MORROW, today=TODAY)
    assert str(refused.value) == "“支部动态”已于2020-03-01上报，不能再次上报。"


def test_a_bulletin_is_adopted_after_it_was_submitted(bulletin: Bulletin) -> None:
    with pytest.raises(DangwuError) as draft:
        changes.adopt(bulletin=bulletin, on=DAY, level="市", today=TODAY)
    assert str(draft.value) == (
        "“支部动态”还没有上报，不能记为2020-03-01被采用：请先核对上报日期。"
    )
    changes.submit(bulletin=bulletin, on=DAY, today=TODAY)
    with pytest.raises(DangwuError) as early:
        changes.adopt(bulletin=bulletin, on=EVE, level="市", today=TODAY)
    assert str(early.value) == (
        "“支部动态”2020-03-01才上报，不能记为2020-02-29被采用：请先核对上报日期。"
    )
    changes.adopt(bulletin=bulletin, on=DAY, level="市", today=TODAY)
    entry = Change.objects.latest("pk")
    assert (entry.action, entry.after) == (
        "bulletins.adopt", {"adopted_on": "2020-03-01", "adopted_level": "市"},
    )  # fmt: skip


@pytest.mark.parametrize("level", ["区县", "市"])
def test_the_highest_level_is_kept(bulletin: Bulletin, level: str) -> None:
    changes.submit(bulletin=bulletin, on=DAY, today=TODAY)
    changes.adopt(bulletin=bulletin, on=DAY, level="市", today=TODAY)

    with pytest.raises(DangwuError) as refused:
        changes.adopt(bulletin=bulletin, on=MORROW, level=level, today=TODAY)
    assert str(refused.value) == (
        f"“支部动态”已于2020-03-01被市级采用，{level}级采用不必再记：只记最高一级。"
    )
    changes.adopt(bulletin=bulletin, on=MORROW, level="省", today=TODAY)
    bulletin.refresh_from_db()
    assert (bulletin.adopted_on, bulletin.adopted_level) == (DAY, "省")


def test_issues_are_numbered_anew_every_year(branch: Organization) -> None:
    changes.publish(organization=branch, number=1, title="开篇", published_on=DAY, today=TODAY)
    assert last() == "bulletins.publish"

    with pytest.raises(DangwuError) as refused:
        changes.publish(
            organization=branch, number=1, title="再开", published_on=MORROW, today=TODAY
        )
    assert str(refused.value) == ("2020年第1期简报已于2020-03-01印发（“开篇”）：请核对期号。")
    changes.publish(organization=branch, number=2, title="再开", published_on=MORROW, today=TODAY)
    changes.publish(
        organization=branch, number=1, title="新年", published_on=NEW_YEAR, today=NEW_YEAR
    )
