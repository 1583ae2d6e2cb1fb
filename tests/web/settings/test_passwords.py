"""One's own password, the settings of the unit, and the pace of the door."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dangwu.accounts.models import LoginFailure, User
from dangwu.accounts.rights import Role
from dangwu.accounts.throttling import ADDRESS, ANYWHERE, HERE, MINUTES
from dangwu.organizations.models import Organization
from tests.cast import STRANGER, UNIT, Cast, stock_cast

pytestmark = pytest.mark.django_db
GOOD, NEW = "白杨-河畔-41", "青石-渡口-87"
WRONG = "用户名或密码不对，请重新输入，注意大小写。"
CLOSED = f"密码错误次数过多，请{MINUTES}分钟后再试。忘记密码的，请系统管理员重设。"


@pytest.fixture
def cast() -> Cast:
    return stock_cast()


def handed_in(client: Client, path: str, **said: object) -> object:
    page = client.get(path)
    marks = {name: page.context[name[1:]] for name in ("_token", "_version")}
    return client.post(path, {**marks, **said})


def said(answer: object, field: str = "__all__") -> list[str]:
    return list(answer.context["form"].errors.get(field, []))  # type: ignore[attr-defined]


def person() -> User:
    made = User(username="fangxz", name="方晓舟")
    made.set_password(GOOD)
    made.save()
    return made


def test_everybody_changes_her_own_password_and_stays_signed_in(cast: Cast) -> None:
    person()
    client, other = Client(), Client()
    for one in (client, other):
        one.post("/accounts/login/", {"username": "fangxz", "password": GOOD})
    path = "/accounts/password/"
    wrong = handed_in(client, path, old="x", password=NEW, again=NEW)
    assert said(wrong, "old") == ["现在的密码不对，请重新输入。"]
    weak = handed_in(client, path, old=GOOD, password="12345678", again="12345678")
    assert said(weak) == [
        "这个密码不能用：是常见的密码，容易猜到。全是数字，容易猜到。请另设一个。"
    ]
    handed_in(client, path, old=GOOD, password=NEW, again=NEW)
    assert client.get(path).status_code == 200
    assert other.get(path).status_code == 302
    for role in (*Role, STRANGER):
        assert cast[role].get(path).status_code == 200


def test_the_door_closes_for_a_username_from_an_address() -> None:
    person()
    client = Client()
    wrong = {"username": "FangXZ", "password": "x"}
    for _ in range(HERE):
        assert said(client.post("/accounts/login/", wrong)) == [WRONG]
    right = {"username": "fangxz", "password": GOOD}
    assert said(client.post("/accounts/login/", right)) == [CLOSED]
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert elsewhere.post("/accounts/login/", right).status_code == 302
    LoginFailure.objects.update(at=timezone.now() - timedelta(minutes=MINUTES, seconds=1))
    assert client.post("/accounts/login/", right).status_code == 302
    assert not LoginFailure.objects.filter(address="127.0.0.1").exists()


def test_one_less_leaves_it_open() -> None:
    person()
    client = Client()
    for _ in range(HERE - 1):
        client.post("/accounts/login/", {"username": "fangxz", "password": "x"})
    right = {"username": "fangxz", "password": GOOD}
    assert client.post("/accounts/login/", right).status_code == 302


@pytest.mark.parametrize(
    ("times", "username", "address", "open_"),
    [
        (ANYWHERE - 1, "fangxz", "10.0.0.{}", True),
        (ANYWHERE, "fangxz", "10.0.0.{}", False),
        (ADDRESS - 1, "other{}", "127.0.0.1", True),
        (ADDRESS, "other{}", "127.0.0.1", False),
    ],
)
def test_the_door_closes_for_a_username_and_for_an_address(
    times: int, username: str, address: str, open_: bool
) -> None:
    person()
    for number in range(times):
        LoginFailure.objects.create(
            username=username.format(number), address=address.format(number), at=timezone.now()
        )
    answer = Client().post("/accounts/login/", {"username": "fangxz", "password": GOOD})
    assert answer.status_code == (302 if open_ else 200)


def test_who_may_settle_the_units_names(cast: Cast) -> None:
    for role in (*Role, STRANGER):
        status = 200 if role in {Role.OFFICER, Role.ADMINISTRATOR} else 403
        assert cast[role].get("/settings/").status_code == status, role
        assert cast[role].get("/settings/unit/").status_code == status, role
    client = cast[Role.OFFICER]
    other = Organization.objects.exclude(pk=UNIT).order_by("pk")[0]
    taken = handed_in(
        client, "/settings/unit/", full_name=other.full_name, document_name="市储备局"
    )
    assert said(taken) == [f"已经有全称为“{other.full_name}”的党组织，请核对，或在全称中加以区别。"]
    handed_in(client, "/settings/unit/", full_name="云岭市储备局", document_name="市储备局")
    unit = Organization.objects.get(pk=UNIT)
    assert (unit.full_name, unit.document_name, unit.code) == ("云岭市储备局", "市储备局", None)
