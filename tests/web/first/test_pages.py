"""The page that opens once: the unit and the first officer."""

import pytest
from django.test import Client

from dangwu.accounts.models import Change, User
from dangwu.accounts.rights import Role
from dangwu.organizations.models import Grant, Organization
from dangwu.web.first import starting

pytestmark = pytest.mark.django_db

GOOD = "白杨-河畔-41"
SAID = {
    "full_name": "云岭市物资储备局", "document_name": "市物资储备局", "name": "方晓舟",
    "username": "fangxz", "password": GOOD, "again": GOOD,
}  # fmt: skip


def address() -> str:
    return f"/first/?ticket={starting.ticket()}"


def errors(answer: object) -> dict[str, list[str]]:
    return {name: list(said) for name, said in answer.context["form"].errors.items()}  # type: ignore[attr-defined]


def test_the_first_officer_is_made_and_signed_in() -> None:
    client = Client()
    assert client.get(address()).status_code == 200
    answer = client.post(address(), SAID, follow=True)
    assert answer.redirect_chain[0] == ("/", 302)
    user = User.objects.get()
    assert (user.username, user.name, user.check_password(GOOD)) == ("fangxz", "方晓舟", True)
    assert client.session["_auth_user_id"] == str(user.pk)
    unit = Organization.objects.get()
    assert (unit.full_name, unit.document_name) == ("云岭市物资储备局", "市物资储备局")
    held = Grant.objects.filter(user=user, organization=unit).values_list("role", flat=True)
    assert set(held) == {Role.OFFICER, Role.ADMINISTRATOR}
    logged = Change.objects.get(action="accounts.first")
    assert logged.after == {"username": "fangxz", "name": "方晓舟"}


def test_a_unit_that_stands_is_not_asked_again() -> None:
    starting.found_unit("云岭市物资储备局", "")
    client = Client()
    page = client.get(address())
    assert "full_name" not in page.context["form"].fields
    said = {key: value for key, value in SAID.items() if "name" not in key or key == "name"}
    client.post(address(), said | {"username": "fangxz"})
    assert Organization.objects.get().document_name == "云岭市物资储备局"
    assert User.objects.get().username == "fangxz"


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"again": "白杨-河畔-42"}, "again", "两次输入的密码不一样，请重新输入。"),
        ({"full_name": ""}, "full_name", "请填写单位全称。"),
        ({"password": "", "again": ""}, "password", "请填写密码。"),
        (
            {"username": "方 晓舟"}, "__all__",
            "用户名“方 晓舟”不能用：只能用文字、字母、数字和 @ . + - _，不能有空格，最多150个字。",
        ),
        (
            {"password": "password123", "again": "password123"}, "__all__",
            "这个密码不能用：是常见的密码，容易猜到。请另设一个。",
        ),
        (
            {"password": "20200703", "again": "20200703"}, "__all__",
            "这个密码不能用：全是数字，容易猜到。请另设一个。",
        ),
        (
            {"password": "fangxz1", "again": "fangxz1"}, "__all__",
            "这个密码不能用：与姓名或用户名太相近。太短，至少要8个字。请另设一个。",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be(changed: dict[str, str], field: str, says: str) -> None:
    answer = Client().post(address(), SAID | changed)
    assert answer.status_code == 422
    assert errors(answer)[field] == [says]
    assert not User.objects.exists()
    assert not Organization.objects.exists()


def test_without_its_ticket_the_page_is_closed() -> None:
    for asked in ("/first/", "/first/?ticket=first", f"{address()}x"):
        assert Client().get(asked).status_code == 403
        assert Client().post(asked, SAID).status_code == 403
    assert not User.objects.exists()


def test_once_somebody_can_sign_in_the_ticket_is_used_up() -> None:
    kept = address()
    Client().post(kept, SAID)
    answer = Client().post(kept, SAID | {"username": "other"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/")
    assert User.objects.count() == 1


def test_a_ticket_of_yesterday_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    kept = address()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 24 * 3600 - 5)
    assert starting.valid(kept.partition("=")[2])
    monkeypatch.setattr(time, "time", lambda: now + 24 * 3600 + 5)
    assert not starting.valid(kept.partition("=")[2])
