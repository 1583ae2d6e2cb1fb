"""Logins and what is granted: who may, whom she reaches, and what may never happen."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dangwu.accounts.models import Change, User
from dangwu.accounts.rights import Role
from dangwu.members.models import Account, Member
from dangwu.organizations import grants
from dangwu.organizations.models import Grant, Organization
from tests.cast import BRANCH, OTHER, STRANGER, TODAY, UNIT, Cast, stock_cast

pytestmark = pytest.mark.django_db
LIST = "/settings/accounts/"
GOOD = "白杨-河畔-41"


@pytest.fixture
def cast() -> Cast:
    return stock_cast()


def handed_in(client: Client, path: str, **said: object) -> object:
    """Open a form, type into it and hand it in."""
    page = client.get(path)
    marks = {name: page.context[name[1:]] for name in ("_token", "_version")}
    return client.post(path, {**marks, **said})


def of(user: User, end: str = "") -> str:
    return f"{LIST}{user.pk}/{end}"


def said(answer: object, field: str = "__all__") -> list[str]:
    return list(answer.context["form"].errors.get(field, []))  # type: ignore[attr-defined]


def test_the_administrator_alone_sees_logins(cast: Cast) -> None:
    other = cast.user(Role.SECRETARY)
    pages = [LIST, f"{LIST}new/", of(other), of(other, "grant/"), of(other, "password/"),
             of(other, "stop/"), of(other, "resume/"), of(other, "name/"), of(other, "link/"),
             of(other, "member/release/")]  # fmt: skip
    for role in (*Role, STRANGER):
        wanted = role == Role.ADMINISTRATOR
        for page in pages:
            status = cast[role].get(page).status_code
            assert (status in {200, 302}) if wanted else status == 403, (role, page, status)


def test_of_a_member_she_sees_the_name_alone(cast: Cast) -> None:
    user = cast.user(Role.SECRETARY)
    member = Account.objects.get(user=user).member
    page = cast[Role.ADMINISTRATOR].get(of(user)).content.decode()
    assert member.name in page
    assert f"{member.birth_no}" not in page
    assert cast[Role.ADMINISTRATOR].get("/records/").status_code == 403


def test_a_new_login_gets_its_role_its_member_and_a_one_time_address(cast: Cast) -> None:
    taken = Account.objects.values("member")
    member = Member.objects.exclude(pk__in=taken).order_by("pk")[0]
    answer = handed_in(
        cast[Role.ADMINISTRATOR], f"{LIST}new/", name="苗青禾", username="miaoqh",
        role=Role.SECRETARY, organization=str(BRANCH), member=str(member.pk), password="",
    )  # fmt: skip
    made = User.objects.get(username="miaoqh")
    assert answer.headers["Location"] == of(made, "link/")  # type: ignore[attr-defined]
    assert not made.has_usable_password()
    assert Account.objects.get(user=made).member == member
    grant = Grant.objects.get(user=made)
    assert (grant.role, grant.organization_id, grant.since) == (Role.SECRETARY, BRANCH, TODAY)
    page = cast[Role.ADMINISTRATOR].get(of(made, "link/"))
    address = page.context["address"]
    assert address.startswith("http://testserver/accounts/password/set/?who=")

    own = Client()
    assert own.get(address).status_code == 200
    wrong = own.post(address, {"password": "12345678", "again": "12345678"})
    assert said(wrong, "password") == [
        "这个密码不能用：是常见的密码，容易猜到。全是数字，容易猜到。请另设一个。"
    ]
    right = own.post(address, {"password": GOOD, "again": GOOD})
    assert right.headers["Location"] == "/"
    assert own.session["_auth_user_id"] == str(made.pk)
    assert Client().get(address).status_code == 403
    assert Client().post(address, {"password": GOOD, "again": GOOD}).status_code == 403


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"username": "Officer"}, "__all__",
         "已有用户名“officer”，是某党务干事的，请另取一个。"),
        ({"username": "苗 青禾"}, "__all__",
         "用户名“苗 青禾”不能用：只能用文字、字母、数字和 @ . + - _，不能有空格，最多150个字。"),
        ({"password": "20200703"}, "__all__",
         "这个密码不能用：全是数字，容易猜到。请另设一个。"),
        ({"role": ""}, "role", "请填写角色。"),
        ({"organization": ""}, "organization", "请填写管到哪个党组织。"),
        ({"name": ""}, "name", "请填写姓名。"),
    ],
)  # fmt: skip
def test_a_login_that_cannot_be(cast: Cast, changed: dict[str, str], field: str, says: str) -> None:
    asked = {"name": "苗青禾", "username": "miaoqh", "role": "secretary",
             "organization": str(BRANCH), "password": GOOD}  # fmt: skip
    before = User.objects.count()
    answer = handed_in(cast[Role.ADMINISTRATOR], f"{LIST}new/", **(asked | changed))
    assert said(answer, field) == [says]
    assert User.objects.count() == before


def test_a_role_is_granted_and_taken_back_with_the_reason(cast: Cast) -> None:
    client, user = cast[Role.ADMINISTRATOR], cast.user(STRANGER)
    handed_in(client, of(user, "grant/"), role=Role.LEADER, organization=str(OTHER))
    grant = Grant.objects.get(user=user)
    again = handed_in(client, of(user, "grant/"), role=Role.LEADER, organization=str(OTHER))
    name = Organization.objects.get(pk=OTHER).full_name
    assert said(again) == [f"外人的授权不能这样登记：在“{name}”已经是领导。"]
    path = of(user, f"grants/{grant.pk}/take-back/")
    handed_in(client, path, reason="调离")
    grant.refresh_from_db()
    assert grant.until == TODAY
    logged = Change.objects.get(action="organizations.take_back")
    assert (logged.actor, logged.reason) == (cast.user(Role.ADMINISTRATOR), "调离")
    assert cast[STRANGER].get("/records/").status_code == 403


def test_the_last_administrator_stays(cast: Cast) -> None:
    user = cast.user(Role.ADMINISTRATOR)
    grant = Grant.objects.get(user=user)
    unit = Organization.objects.get(pk=UNIT)
    path = of(user, f"grants/{grant.pk}/take-back/")
    last = (
        f"某系统管理员是“{unit.document_name}”唯一的系统管理员，不能收回或停用。"
        "请先给另一个账号授予系统管理员。"
    )
    assert said(handed_in(cast[Role.ADMINISTRATOR], path, reason="")) == [last]

    second = cast.user(STRANGER)
    grants.give(second, organization=unit, role=Role.ADMINISTRATOR, since=date(2020, 1, 1))
    handed_in(cast[Role.ADMINISTRATOR], path, reason="轮岗")
    assert cast[Role.ADMINISTRATOR].get(LIST).status_code == 403
    assert said(handed_in(cast[STRANGER], of(second, "stop/"), reason="")) == [
        "不能给自己授权或停用自己的账号，请由另一位系统管理员办理。"
    ]


def test_an_administrator_of_a_branch_is_no_other_for_the_unit(cast: Cast) -> None:
    second = cast.user(STRANGER)
    branch = Organization.objects.get(pk=BRANCH)
    grants.give(second, organization=branch, role=Role.ADMINISTRATOR, since=date(2020, 1, 1))
    user = cast.user(Role.ADMINISTRATOR)
    path = of(user, f"grants/{Grant.objects.get(user=user).pk}/take-back/")
    assert said(handed_in(cast[Role.ADMINISTRATOR], path, reason=""))
    own = of(second, f"grants/{Grant.objects.get(user=second).pk}/take-back/")
    handed_in(cast[Role.ADMINISTRATOR], own, reason="")
    assert Grant.objects.get(user=second).until == TODAY


def test_nobody_grants_to_herself(cast: Cast) -> None:
    user = cast.user(Role.ADMINISTRATOR)
    answer = handed_in(
        cast[Role.ADMINISTRATOR], of(user, "grant/"), role=Role.OFFICER, organization=str(UNIT)
    )
    assert said(answer) == ["不能给自己授权或停用自己的账号，请由另一位系统管理员办理。"]


def test_an_administrator_of_a_branch_reaches_its_logins_alone(cast: Cast) -> None:
    second = cast.user(STRANGER)
    branch = Organization.objects.get(pk=BRANCH)
    grants.give(second, organization=branch, role=Role.ADMINISTRATOR, since=date(2020, 1, 1))
    rows = {user.username for user, _ in cast[STRANGER].get(LIST).context["rows"]}
    assert rows == {"secretary", "committee_member", "member", "stranger"}
    for role in (Role.OFFICER, Role.ADMINISTRATOR):
        for end in ("", "password/", "stop/", "grant/"):
            assert cast[STRANGER].get(of(cast.user(role), end)).status_code == 404
    both = cast.user(Role.SECRETARY)
    grants.give(
        both, organization=Organization.objects.get(pk=OTHER), role=Role.LEADER,
        since=date(2020, 1, 1),
    )  # fmt: skip
    assert cast[STRANGER].get(of(both, "password/")).status_code == 404


def test_a_login_is_stopped_and_resumed(cast: Cast) -> None:
    client, user = cast[Role.ADMINISTRATOR], cast.user(Role.SECRETARY)
    handed_in(client, of(user, "stop/"), reason="退休")
    user.refresh_from_db()
    assert not user.is_active
    assert cast[Role.SECRETARY].get("/records/").status_code == 302
    twice = handed_in(client, of(user, "stop/"), reason="")
    assert said(twice) == ["某党支部书记的账号已经停用，没有改动。"]
    handed_in(client, of(user, "resume/"), reason="返聘")
    user.refresh_from_db()
    assert user.is_active


def test_a_reset_ends_the_sessions_and_logs_no_password(cast: Cast) -> None:
    client, user = cast[Role.ADMINISTRATOR], cast.user(Role.SECRETARY)
    differ = handed_in(client, of(user, "password/"), password=GOOD, again="x")
    assert said(differ, "again") == ["两次输入的密码不一样，请重新输入。"]
    handed_in(client, of(user, "password/"), password=GOOD, again=GOOD)
    user.refresh_from_db()
    assert user.check_password(GOOD)
    assert cast[Role.SECRETARY].get("/records/").status_code == 302
    logged = Change.objects.get(action="accounts.set_password")
    assert (logged.before, logged.after) == ({}, {})
    answer = handed_in(client, of(user, "password/"), password="", again="")
    assert answer.headers["Location"] == of(user, "link/")  # type: ignore[attr-defined]


def test_one_member_has_one_login(cast: Cast) -> None:
    client, user = cast[Role.ADMINISTRATOR], cast.user(STRANGER)
    member = Account.objects.get(user=cast.user(Role.SECRETARY)).member
    refused = handed_in(client, of(user, "member/"), member=str(member.pk))
    assert re.fullmatch(r"没有找到党员姓名“\d+”。.*", said(refused, "member")[0])
    handed_in(client, of(cast.user(Role.SECRETARY), "member/release/"), reason="同名弄错")
    handed_in(client, of(user, "member/"), member=str(member.pk))
    assert Account.objects.get(member=member).user == user
    logged = Change.objects.get(action="accounts.untie")
    assert (logged.before, logged.reason) == (
        {"user": cast.user(Role.SECRETARY).pk, "member": member.pk}, "同名弄错"
    )  # fmt: skip


def test_the_list_is_searched_and_asks_as_often_for_many(cast: Cast) -> None:
    client = cast[Role.ADMINISTRATOR]
    found = client.get(LIST, {"q": "干事"}).context["rows"]
    assert [user.username for user, _ in found] == ["officer"]
    found = client.get(LIST, {"role": "auditor"}).context["rows"]
    assert [user.username for user, _ in found] == ["auditor"]
    assert client.get(LIST, {"state": "0"}).context["rows"] == []

    def queries() -> int:
        from django.db import connection

        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(LIST)
        return len(asked)

    few = queries()
    unit = Organization.objects.get(pk=UNIT)
    for number in range(15):
        more = User.objects.create(username=f"more{number}", name=f"人{number}")
        grants.give(more, organization=unit, role=Role.LEADER, since=date(2020, 1, 1))
    assert queries() == few
