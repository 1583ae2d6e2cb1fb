"""Each finding leads to the record, or to the form that begins with what is missing."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import get_resolver

from dangwu.accounts.rights import Role
from dangwu.core.finding import Finding
from dangwu.organizations.grants import Granted
from dangwu.organizations.models import Honour
from dangwu.pages.registers import registers
from dangwu.web.findings.mending import MISSING, Place, place_of
from tests.cast import BRANCH, OTHER, Cast, stock_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    get_resolver().url_patterns  # noqa: B018  # the rooms make their books known
    return stock_cast()


def access(cast: Cast, role: str) -> Granted:
    return Granted(cast.user(role), date(2020, 7, 3))


def finding(check: str, model: str = "organizations.Organization", record: int = BRANCH) -> Finding:
    return Finding(check, "warning", BRANCH, model, record, "某", "某", "某")


def test_what_is_missing_is_added_on_a_form_that_knows_it(cast: Cast) -> None:
    place = place_of(finding("主题党日缺月"), access(cast, Role.SECRETARY))
    assert place is not None
    assert place.word == "补登"
    address = urlsplit(place.href)
    assert address.path == registers()["meetings.Meeting"].url("new")
    assert parse_qs(address.query) == {"organization": [str(BRANCH)], "kind": ["主题党日"]}
    assert cast[Role.SECRETARY].get(place.href).status_code == 200


def test_who_may_not_write_there_sees_the_list(cast: Cast) -> None:
    place = place_of(finding("主题党日缺月"), access(cast, Role.LEADER))
    assert place is not None
    assert place.word == "查看"
    assert cast[Role.LEADER].get(place.href).status_code == 200


def test_a_record_is_opened(cast: Cast) -> None:
    record = Honour.objects.create(organization_id=OTHER, title="某", granted_on=date(2020, 1, 1))
    place = place_of(
        finding("某检查", "organizations.Honour", record.pk), access(cast, Role.OFFICER)
    )
    assert place == Place(f"/records/organizations/honours/{record.pk}/", "打开")


def test_what_has_no_page_leads_to_its_organization(cast: Cast) -> None:
    place = place_of(finding("某检查", "nothing.Nothing"), access(cast, Role.OFFICER))
    assert place == Place(registers()["organizations.Organization"].url(pk=BRANCH), "看单位")


@pytest.mark.parametrize("check", MISSING)
def test_every_book_of_the_missing_opens(cast: Cast, check: str) -> None:
    for role in (Role.OFFICER, Role.AUDITOR):
        place = place_of(finding(check), access(cast, role))
        assert place is not None
        assert cast[role].get(place.href).status_code == 200


def test_what_a_year_lacks_opens_the_table_of_that_year(cast: Cast) -> None:
    one = replace(finding("党员学时不足"), cells={"span_no": 2019 * 1200 + 12})

    place = place_of(one, access(cast, Role.SECRETARY))

    assert place is not None
    assert place.href == "/records/meetings/year/?unit=3&year=2019"
    assert place.word == "看缺谁"
    assert cast[Role.SECRETARY].get(place.href).context["year"] == 2019
