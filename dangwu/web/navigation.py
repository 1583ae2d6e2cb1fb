"""Five places, always in the same order; what stands inside one follows from what a person may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest

from dangwu.accounts.rights import Right
from dangwu.pages.registers import Register, registers


@dataclass(frozen=True)
class Entry:
    """One link of the navigation."""

    label: str
    href: str
    rights: tuple[Right, ...] = (Right.READ,)
    current: bool = False


@dataclass(frozen=True)
class Place:
    """One of the places, with what stands inside it."""

    label: str
    href: str
    icon: str
    rights: tuple[Right, ...]
    inside: tuple[Entry, ...] = ()
    current: bool = False
    exact: bool = False


_FIGURES = (Entry("全部指标", "/figures/"), Entry("支部比较", "/figures/compare/"))
_PAPERS = (
    Entry("报告", "/reports/", (Right.REPORTS,)),
    Entry("核对文件", "/reports/verify/", (Right.REPORTS,)),
    Entry("文库", "/records/library/documents/"),
)
_CHECKS = (
    Entry("发现的问题", "/checks/"),
    Entry("组织生活一表清", "/records/meetings/year/"),
    Entry("已豁免", "/checks/waived/"),
    Entry("规定", "/checks/rules/"),
    Entry("试算", "/try/"),
    Entry("更改记录", "/checks/log/", (Right.CHANGE_LOG,)),
)
_OWN = (
    Entry("我的", "/me/", (Right.OWN,)),
    Entry("我的任务", "/jobs/", (Right.WRITE,)),
    Entry("账号与授权", "/settings/accounts/", (Right.ACCOUNTS,)),
    Entry("设置", "/settings/", (Right.SETTINGS,)),
    Entry("修改密码", "/accounts/password/", (Right.OWN,)),
)
_MEMBER = (
    Place("今日", "/me/", "home", (Right.OWN,)),
    Place("签到", "/me/sign-in/", "qrcode", (Right.OWN,)),
    Place("学习", "/me/study/", "book", (Right.OWN,)),
    Place("我的", "/me/data/", "user", (Right.OWN,)),
)
OFFICE = frozenset({Right.READ, Right.REPORTS, Right.ACCOUNTS})
"""Who has one of these works in the office; who has none is a member on her phone."""


def rooms() -> dict[str, list[type[Register]]]:
    """Return the listed registers by room, rooms from low to high."""
    found: dict[str, list[type[Register]]] = {}
    for one in registers().values():
        if one.listed:
            found.setdefault(one.room(), []).append(one)
    return {room: found[room] for room in settings.ROOMS if room in found}


def room_name(room: str) -> str:
    """Return what a room is called."""
    return str(apps.get_app_config(room).verbose_name)


def _places() -> tuple[Place, ...]:
    inside = (
        *(Entry(room_name(room), f"/records/{room}/") for room in rooms()),
        Entry("从 Excel 导入", "/import/", (Right.WRITE,)),
    )
    return (
        Place("今日", "/", "home", (Right.OWN,)),
        Place("记录", "/records/", "folders", (Right.READ,), inside),
        Place("数", "/figures/", "chart-bar", (Right.READ,), _FIGURES),
        Place("文", "/reports/", "file-text", (Right.REPORTS,), _PAPERS),
        Place("查", "/checks/", "clipboard-check", (Right.READ,), _CHECKS),
    )


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Give every template its places, the way back, and the unit's name."""
    access = getattr(request, "access", None)
    shown: dict[str, Any] = {"fixed_day": bool(settings.FIXED_DAY), "places": (), "own": ()}
    if access is None:
        return {"nav": shown}
    path = request.path
    member = not any(access.may(one) for one in OFFICE)
    places = _MEMBER if member else _places()
    here = _here(path, places)
    shown["places"] = [
        replace(
            one, current=one is here, exact=one.href == path,
            inside=tuple(_inside(one, path, access)),
        )
        for one in places
        if _may(access, one.rights)
    ]  # fmt: skip
    shown["own"] = [one for one in _OWN if _may(access, one.rights)]
    shown["crumbs"] = list(_crumbs(path, here))
    shown["unit"] = _unit(access)
    return {"nav": shown}


def _may(access: Any, rights: tuple[Right, ...]) -> bool:
    return any(access.may(one) for one in rights)


def _here(path: str, places: tuple[Place, ...]) -> Place | None:
    found = [one for one in places if path.startswith(one.href)]
    found += [one for one in places if any(path.startswith(each.href) for each in one.inside)]
    return max(found, key=lambda one: max(_fit(path, one)), default=None)


def _fit(path: str, place: Place) -> list[int]:
    hrefs = [place.href, *(one.href for one in place.inside)]
    return [len(href) for href in hrefs if path.startswith(href)]


def _inside(place: Place, path: str, access: Any) -> Iterator[Entry]:
    fitting = [one.href for one in place.inside if path.startswith(one.href)]
    best = max(fitting, key=len, default="")
    for one in place.inside:
        if _may(access, one.rights):
            yield replace(one, current=one.href == best)


def _crumbs(path: str, here: Place | None) -> Iterator[Entry]:
    """Yield the way back: the place, the room, the register."""
    if here is None or path == here.href:
        return
    if here.href != "/":
        yield Entry(here.label, here.href)
    parts = path.split("/")
    if path.startswith("/records/") and len(parts) > 4:
        room = parts[2]
        yield Entry(room_name(room), f"/records/{room}/")
        lists = {one.slug: one for one in rooms().get(room, [])}
        one = lists.get(parts[3])
        if len(parts) > 5 and one is not None and one.heading() != room_name(room):
            yield Entry(one.heading(), one.url())


def _unit(access: Any) -> str:
    for right in (Right.READ, Right.REPORTS, Right.ACCOUNTS):
        if (top := access.top(right)) is not None:
            return str(top.document_name)
    return ""
