"""Logins for a whole branch at once, and the addresses that wait for their owners."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from dangwu.accounts.models import User
from dangwu.accounts.rights import Role
from dangwu.members.models import Account, Member, Membership
from dangwu.organizations import grants
from dangwu.organizations.models import Grant, Organization
from dangwu.web.settings import inviting
from tests.cast import BRANCH, OTHER, STRANGER, TODAY, UNIT, Cast, stock_cast

pytestmark = pytest.mark.django_db
INVITE, WAITING = "/settings/accounts/invite/", "/settings/accounts/waiting/"


@pytest.fixture
def cast() -> Cast:
    found = stock_cast()
    User.objects.update(password="x")
    for role, client in found.clients.items():
        client.force_login(User.objects.get(username=role))
    return found


def invite(client: Client, number: int) -> Any:
    page = client.get(INVITE)
    marks = {name: page.context[name[1:]] for name in ("_token", "_version")}
    return client.post(INVITE, {**marks, "organization": str(number)})


def said(answer: Any) -> list[str]:
    return list(answer.context["form"].non_field_errors())


def test_each_member_without_a_login_gets_one(cast: Cast) -> None:
    answer = invite(cast[Role.ADMINISTRATOR], UNIT)
    assert answer.headers["Location"] == WAITING
    made = User.objects.filter(username__in=("ayinuer", "guchanghe")).order_by("username")
    assert [(one.name, one.has_usable_password()) for one in made] == [
        ("阿依努尔", False), ("顾长河", False)
    ]  # fmt: skip
    grant = Grant.objects.get(user=made[0])
    assert (grant.role, grant.organization_id, grant.since) == (Role.MEMBER, OTHER, TODAY)
    assert Account.objects.get(user=made[0]).member_id == 41
    again = invite(cast[Role.ADMINISTRATOR], UNIT)
    assert said(again) == ["“市物资储备局”没有还没建账号的党员，没有再建。"]


def test_their_addresses_are_handed_out_and_open_their_own_pages(cast: Cast) -> None:
    client = cast[Role.ADMINISTRATOR]
    invite(client, UNIT)
    rows = client.get(WAITING).context["rows"]
    assert [(one.login.name, one.branch) for one in rows] == [
        ("阿依努尔", "第二党支部"), ("顾长河", "老干部党支部")
    ]  # fmt: skip
    book = CalamineWorkbook.from_filelike(BytesIO(client.get(WAITING, {"format": "xlsx"}).content))
    cells = book.get_sheet_by_index(0).to_python()
    flat = [cell for row in cells for cell in row]
    assert "阿依努尔" in flat
    assert rows[0].address in flat
    own = Client()
    own.post(rows[0].address, {"password": "白杨-河畔-41", "again": "白杨-河畔-41"})
    assert own.get("/me/").context["own"].member.name == "阿依努尔"
    assert own.get("/records/").status_code == 403
    assert [one.login.name for one in client.get(WAITING).context["rows"]] == ["顾长河"]


def test_namesakes_get_numbers() -> None:
    taken = {"linwangshu"}
    assert inviting.free_username("林望舒", taken) == "linwangshu2"
    assert inviting.free_username("林望书", taken) == "linwangshu3"
    assert inviting.free_username("阿依努尔·买买提", taken) == "ayinuermaimaiti"
    assert inviting.free_username("·", taken) == "dangyuan"


def test_too_many_are_refused_before_anything_is_made(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inviting, "MOST", 1)
    before = User.objects.count()
    answer = invite(cast[Role.ADMINISTRATOR], UNIT)
    assert said(answer) == [
        "“市物资储备局”有2名党员还没有账号，一次最多建1个，请选下级党组织分几次建。"
    ]
    assert User.objects.count() == before
    assert invite(cast[Role.ADMINISTRATOR], OTHER).status_code == 302


def test_an_administrator_of_a_branch_invites_there_alone(cast: Cast) -> None:
    branch = Organization.objects.get(pk=BRANCH)
    grants.give(cast.user(STRANGER), organization=branch, role=Role.ADMINISTRATOR, since=TODAY)
    answer = invite(cast[STRANGER], OTHER)
    assert answer.status_code == 422
    assert not User.objects.filter(name="阿依努尔").exists()
    for role in (*Role, STRANGER):
        status = 200 if role in {Role.ADMINISTRATOR, STRANGER} else 403
        assert cast[role].get(INVITE).status_code == status, role
        assert cast[role].get(WAITING).status_code == status, role


def test_the_list_of_addresses_asks_as_often_for_many(cast: Cast) -> None:
    client = cast[Role.ADMINISTRATOR]
    invite(client, UNIT)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(WAITING)
        return len(found)

    few = queries()
    for number in range(10):
        member = Member.objects.create(
            name=f"新{number}", sex="女", birth_no=19900101, education="高中", admitted_on=TODAY
        )
        Membership.objects.create(organization_id=BRANCH, member=member, since=TODAY)
    invite(client, BRANCH)
    assert queries() == few
