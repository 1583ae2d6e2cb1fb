"""The list of calculators: each opens, for whoever works here and for a member on her phone."""

import pytest
from django.test import Client

from dangwu.accounts.rights import Role
from tests.cast import Cast, stock_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SECRETARY, Role.MEMBER, Role.AUDITOR])
def test_every_calculator_opens(cast: Cast, role: Role) -> None:
    page = cast[role].get("/try/")

    hrefs = [one.page for one in page.context["calculators"]]
    assert hrefs == ["dues:try", "admissions:try", "meetings:try", "elections:try", "members:try"]
    for room in ("dues", "admissions", "meetings", "elections", "members"):
        address = f"/records/{room}/try/"
        assert f'href="{address}"' in page.content.decode()
        assert cast[role].get(address).status_code == 200


def test_who_is_not_logged_in_is_led_to_the_door(cast: Cast) -> None:
    page = Client().get("/try/")

    assert (page.status_code, page.headers["Location"]) == (302, "/accounts/login/?next=/try/")
