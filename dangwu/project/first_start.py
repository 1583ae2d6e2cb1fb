"""The first start: who signs in first. No password is ever given beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from dangwu.core.errors import DangwuError

if TYPE_CHECKING:
    from dangwu.accounts.models import User
    from dangwu.organizations.models import Organization
    from dangwu.project.office import Office

SALT = "dangwu.first-start"


class PasswordWeak(DangwuError):
    """The first password is too easy."""

    def __init__(self, why: list[str]) -> None:
        super().__init__(f"这个密码不能用：{''.join(why)}请另设一个。")


class OfficerExists(DangwuError):
    """The first officer is made once."""

    def __init__(self) -> None:
        super().__init__("办公室已有账号，没有再建。其他账号请由系统管理员在“账号与授权”里添加。")


def needed() -> bool:
    """Whether nobody can sign in yet."""
    from dangwu.accounts.models import User

    return not User.objects.exists()


def make_officer(
    *, unit: Organization, name: str, username: str, password: str, today: date
) -> User:
    """Make the first officer, who is the administrator too; PasswordWeak, OfficerExists."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from dangwu.accounts.changes import log
    from dangwu.accounts.models import User
    from dangwu.accounts.rights import Role
    from dangwu.organizations import grants

    made = User(username=username, name=name)
    try:
        validate_password(password, made)
    except ValidationError as error:
        raise PasswordWeak(error.messages) from None
    with transaction.atomic():
        if not needed():
            raise OfficerExists
        made.set_password(password)
        made.save()
        log(action="accounts.first", model=User, record_id=made.pk, after={"username": username})
        for role in (Role.OFFICER, Role.ADMINISTRATOR):
            grants.give(made, organization=unit, role=role, since=today)
    return made


def ticket() -> str:
    """Return the sealed text that opens the first-start page once."""
    from django.core import signing

    return signing.dumps("first", salt=SALT)


def valid(text: str) -> bool:
    """Whether a ticket is ours, young, and nobody can sign in yet."""
    from django.core import signing

    try:
        signing.loads(text, salt=SALT, max_age=24 * 3600)
    except signing.BadSignature:
        return False
    return needed()


def greeting(office: Office, address: str) -> Iterator[str]:
    """Yield what the command says: where the office is, and how the first person gets in."""
    yield f"办公室：{office.where}"
    if needed():
        yield "还没有任何账号。请在浏览器里打开下面的一次性地址，设置单位和第一个账号："
        yield f"{address}first/?ticket={ticket()}"
    else:
        yield f"请在浏览器里打开：{address}"
        from dangwu.demo import logins

        demo = logins.read(office.folder)
        if demo:
            yield "演示账号（角色 用户名 密码 范围），只在这个演示办公室里有效："
            yield from ("  " + "  ".join(line) for line in demo)
    yield "按 Ctrl+C 停止。"
