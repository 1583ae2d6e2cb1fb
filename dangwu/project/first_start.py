"""The first start, as the command says it: where the office is, and how the first person gets in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dangwu.project.office import Office


def greeting(office: Office, address: str) -> Iterator[str]:
    """Yield what the command says; the office is open by then."""
    from dangwu.demo import logins
    from dangwu.web.first import starting

    yield f"办公室：{office.where}"
    if starting.needed():
        yield "还没有任何账号。请在浏览器里打开下面的一次性地址，设置单位和第一个账号："
        yield f"{address}first/?ticket={starting.ticket()}"
    else:
        yield f"请在浏览器里打开：{address}"
        demo = logins.read(office.folder)
        if demo:
            yield "演示账号（角色 用户名 密码 范围），只在这个演示办公室里有效："
            yield from ("  " + "  ".join(line) for line in demo)
    yield "按 Ctrl+C 停止。"
