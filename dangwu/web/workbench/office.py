"""What an administrator's workbench shows: logins that wait, failed logins, the office's health."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.utils import timezone

from dangwu.accounts.models import LoginFailure, User
from dangwu.accounts.throttling import HERE, MINUTES
from dangwu.pages.access import Access
from dangwu.web.settings.people import in_force, logins_of
from dangwu.web.workbench.items import SOON, TODO, Item, Weight

_IDLE = timedelta(days=180)
_ACCOUNTS = "/settings/accounts/"


@dataclass(frozen=True, slots=True)
class Office:
    """Logins in numbers, and what is to be done about them."""

    active: int
    stopped: int
    failures: int
    items: tuple[Item, ...]


def office_of(access: Access) -> Office:
    """Return the office as its administrator sees it."""
    mine = logins_of(access).order_by()
    active = mine.filter(is_active=True)
    waiting = list(active.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX)[:2])
    bare = list(active.exclude(pk__in=in_force(access).values("user"))[:2])
    idle = list(active.filter(last_login__lt=timezone.now() - _IDLE)[:2])
    late = LoginFailure.objects.filter(at__gt=timezone.now() - timedelta(days=1))
    items = [
        *_about(waiting, SOON, "{}还没有设密码，请把一次性地址交给本人", "有账号还没有设密码"),
        *_about(bare, TODO, "{}没有授权，登录后只能看自己的记录", "有账号没有授权"),
        *_about(idle, TODO, "{}半年没有登录，已不用的请停用", "有账号半年没有登录，已不用的请停用"),
    ]
    if closed := _closed():
        said = f"最近{MINUTES}分钟有用户名连续输错密码，登录已暂停：{'、'.join(closed)}"
        items.insert(0, Item(SOON, said, _ACCOUNTS, "看账号"))
    return Office(active.count(), mine.filter(is_active=False).count(), late.count(), tuple(items))


def _about(found: list[User], weight: Weight, one: str, several: str) -> list[Item]:
    if not found:
        return []
    if len(found) == 1:
        who = found[0].name or found[0].username
        return [Item(weight, one.format(who), f"{_ACCOUNTS}{found[0].pk}/", "打开")]
    return [Item(weight, several, _ACCOUNTS, "看账号")]


def _closed() -> list[str]:
    since = timezone.now() - timedelta(minutes=MINUTES)
    names = list(LoginFailure.objects.filter(at__gt=since).values_list("username", flat=True)[:500])
    return sorted({name for name in names if names.count(name) >= HERE})[:5]
