"""The books of bulletins: who sees and may, submitted and adopted where they stand, corrections."""

from datetime import date
from typing import Any

import pytest

from dangwu.accounts.rights import Role
from dangwu.bulletins import changes, views
from dangwu.bulletins.models import Bulletin
from dangwu.organizations.models import Organization
from dangwu.pages.registers import Register
from tests.cast import BRANCH, OTHER, TODAY, Cast, stock_cast
from tests.rooms.walking import filled, queries, text_of, walk

WHERE = "/records/bulletins"


@pytest.fixture
def cast(db: None) -> Cast:
    made = stock_cast()
    for number, name in ((BRANCH, "我支部"), (OTHER, "别支部")):
        where = Organization.objects.get(pk=number)
        first = changes.draft(organization=where, title=f"{name}信息")
        changes.submit(bulletin=first, on=date(2020, 3, 1), today=TODAY)
        changes.draft(organization=where, title=f"{name}草稿")
        changes.publish(
            organization=where,
            number=1,
            title=f"{name}简报",
            published_on=date(2020, 3, 1),
            today=TODAY,
        )
    return made


@pytest.mark.parametrize("kind", views.REGISTERS, ids=lambda one: one.slug)
def test_a_book_keeps_to_the_grant(cast: Cast, kind: type[Register]) -> None:
    if kind.slug == "bulletins":  # the first is submitted, and may be no more
        text = text_of(cast, Role.SECRETARY, f"{WHERE}/bulletins/")
        assert "我支部信息" in text
        assert "别支部信息" not in text
        return
    walk(cast, kind, "我支部", "别支部")


@pytest.mark.parametrize("kind", views.REGISTERS, ids=lambda one: one.slug)
def test_no_query_more_for_more_rows(cast: Cast, kind: type[Register]) -> None:
    few = queries(cast, kind)
    record: Any = kind.model._default_manager.order_by("pk")[0]
    for _ in range(6):
        record.pk = None
        record.save(force_insert=True)
    assert queries(cast, kind) == few


def test_a_bulletin_is_submitted_and_adopted(cast: Cast) -> None:
    one = Bulletin.objects.get(title="我支部草稿")
    page = text_of(cast, Role.SECRETARY, f"{WHERE}/bulletins/{one.pk}/")
    assert ("上报</a>" in page, "采用</a>" in page) == (True, False)
    filled(cast, Role.SECRETARY, f"{WHERE}/bulletins/{one.pk}/submit/", on="2020-06-01")
    page = text_of(cast, Role.SECRETARY, f"{WHERE}/bulletins/{one.pk}/")
    assert ("上报</a>" in page, "采用</a>" in page) == (False, True)
    address = f"{WHERE}/bulletins/{one.pk}/adopt/"
    refused = filled(cast, Role.SECRETARY, address, on="2020-05-31", level="市")
    assert (
        "“我支部草稿”2020-06-01才上报，不能记为2020-05-31被采用：请先核对上报日期。"
        in refused.content.decode()
    )
    filled(cast, Role.SECRETARY, address, on="2020-06-10", level="市")
    lower = filled(cast, Role.SECRETARY, address, on="2020-06-20", level="区县")
    assert (
        "“我支部草稿”已于2020-06-10被市级采用，区县级采用不必再记：只记最高一级。"
        in lower.content.decode()
    )
    filled(cast, Role.SECRETARY, address, on="2020-06-20", level="省")
    one.refresh_from_db()
    assert (one.submitted_on, one.adopted_on, one.adopted_level) == (
        date(2020, 6, 1), date(2020, 6, 10), "省",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("state", "seen"), [("draft", ["我支部草稿"]), ("submitted", ["我支部信息"]), ("adopted", [])]
)
def test_bulletins_by_how_far_they_are(cast: Cast, state: str, seen: list[str]) -> None:
    page = text_of(cast, Role.SECRETARY, f"{WHERE}/bulletins/?state={state}")
    assert [one for one in ("我支部草稿", "我支部信息") if one in page] == seen


def test_a_correction_keeps_day_and_level_together(cast: Cast) -> None:
    one = Bulletin.objects.get(title="我支部信息")
    address = f"{WHERE}/bulletins/{one.pk}/correct/"
    half = filled(cast, Role.SECRETARY, address, adopted_on="2020-04-01", reason="补")
    assert "采用日期和采用级别要一起填，或者都不填。" in half.content.decode()
    early = filled(
        cast, Role.SECRETARY, address, adopted_on="2020-02-01", adopted_level="市", reason="补"
    )
    assert "“我支部信息”2020-03-01才上报，不能记为2020-02-01被采用" in early.content.decode()
    filled(cast, Role.SECRETARY, address, adopted_on="2020-04-01", adopted_level="市", reason="补")
    one.refresh_from_db()
    assert (one.adopted_on, one.adopted_level) == (date(2020, 4, 1), "市")


def test_a_number_of_the_briefing_is_taken_once_a_year(cast: Cast) -> None:
    typed = {"organization": str(BRANCH), "number": "1", "title": "又一期"}
    refused = filled(
        cast, Role.SECRETARY, f"{WHERE}/briefings/new/", **typed, published_on="2020-05-01"
    )
    assert (
        "2020年第1期简报已于2020-03-01印发（“我支部简报”）：请核对期号。"
        in refused.content.decode()
    )
    assert filled(
        cast, Role.SECRETARY, f"{WHERE}/briefings/new/", **typed, published_on="2019-05-01"
    ).status_code == 302  # fmt: skip
