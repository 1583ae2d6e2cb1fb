"""The writes of logins: who may sign in, with which password. No password and no hash is logged."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.core.errors import DangwuError


class PasswordWeak(DangwuError):
    """A password is too easy."""

    def __init__(self, why: list[str]) -> None:
        super().__init__(f"这个密码不能用：{''.join(why)}请另设一个。")


class UsernameTaken(DangwuError):
    """Somebody signs in by this name already."""

    def __init__(self, username: str, name: str) -> None:
        whose = f"，是{name}的" if name else ""
        super().__init__(f"已有用户名“{username}”{whose}，请另取一个。")


class UsernameImpossible(DangwuError):
    """The text is no username."""

    def __init__(self, username: str) -> None:
        super().__init__(
            f"用户名“{username}”不能用：只能用文字、字母、数字和 @ . + - _，不能有空格，最多150个字。"
        )


class AlreadySo(DangwuError):
    """The login is active, or not, already."""

    def __init__(self, name: str, state: str) -> None:
        super().__init__(f"{name}的账号已经{state}，没有改动。")


def require_good(password: str, user: User) -> None:
    """Raise PasswordWeak unless the validators let it pass."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordWeak(error.messages) from None


@transaction.atomic
def make(
    *, username: str, name: str, password: str | None, action: str = "accounts.make",
    actor: User | None = None,
) -> User:  # fmt: skip
    """Make a login; without a password nobody can sign in by it until one is set.

    Raises UsernameImpossible, UsernameTaken, PasswordWeak.
    """
    username = User.normalize_username(username.strip())
    made = User(username=username, name=name.strip())
    try:
        User._meta.get_field("username").clean(username, made)
    except ValidationError:
        raise UsernameImpossible(username) from None
    same = User.objects.filter(username__iexact=username).first()
    if same is not None:
        raise UsernameTaken(same.username, same.name)
    if password is None:
        made.set_unusable_password()
    else:
        require_good(password, made)
        made.set_password(password)
    made.save(force_insert=True)
    log.log(
        action=action, model=User, record_id=made.pk, actor=actor,
        after={"username": username, "name": made.name},
    )  # fmt: skip
    return made


@transaction.atomic
def set_password(
    user: User, password: str, *, actor: User | None, action: str = "accounts.set_password"
) -> None:
    """Give a login a new password, which ends its other sessions."""
    require_good(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    log.log(action=action, model=User, record_id=user.pk, actor=actor)


@transaction.atomic
def forget_password(user: User, *, actor: User) -> None:
    """Take a login's password away until its owner sets a new one by a one-time address."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    log.log(action="accounts.forget_password", model=User, record_id=user.pk, actor=actor)


def stop(user: User, *, reason: str = "", actor: User) -> None:
    """Let a login sign in no more; what it did stays in the change log."""
    if not user.is_active:
        raise AlreadySo(user.name or user.username, "停用")
    log.update(user, action="accounts.stop", actor=actor, reason=reason, is_active=False)


def resume(user: User, *, reason: str = "", actor: User) -> None:
    """Let a login that was stopped sign in again."""
    if user.is_active:
        raise AlreadySo(user.name or user.username, "启用")
    log.update(user, action="accounts.resume", actor=actor, reason=reason, is_active=True)


def rename(user: User, *, name: str, actor: User) -> None:
    """Correct whose login it is."""
    log.update(user, action="accounts.rename", actor=actor, name=name.strip())
