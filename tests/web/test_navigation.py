"""Five places in their order; what a role may not open is not offered."""

import pytest
from django.test import Client

from dangwu.accounts.rights import Role
from tests.cast import Cast, stock_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def places(client: Client, address: str) -> list[str]:
    nav = client.get(address).context["nav"]
    return [place.label for place in nav["places"]]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SECRETARY, Role.LEADER, Role.AUDITOR])
def test_the_five_places(cast: Cast, role: Role) -> None:
    assert places(cast[role], "/records/") == ["今日", "记录", "数", "文", "查"]


def test_a_member_has_the_four_of_her_phone(cast: Cast) -> None:
    assert places(cast[Role.MEMBER], "/records/") == ["今日", "签到", "学习", "我的"]


def test_a_superior_is_shown_papers_alone(cast: Cast) -> None:
    assert places(cast[Role.SUPERIOR], "/records/") == ["今日", "文"]
