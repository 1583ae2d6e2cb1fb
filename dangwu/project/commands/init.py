"""dangwu init: a new office with its top unit, or an older office brought up to date."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from dangwu.core.errors import DangwuError
from dangwu.project.chinese import Command
from dangwu.project.office import Office

if TYPE_CHECKING:
    from dangwu.accounts.models import User

ALWAYS = "1949-10-01"
"""The day from which a unit stands where nobody says: before any record of it."""
PASSWORD = "DANGWU_PASSWORD"  # noqa: S105  # the variable's name
_TRIES = 3


class DayUnreadable(DangwuError):
    """The text is no day."""

    def __init__(self, option: str, text: str) -> None:
        super().__init__(f"看不懂 {option} 的日期“{text}”：请写成 2012-03-01 的样子。")


class UnitExists(DangwuError):
    """The office already has a top unit."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(
            f"办公室里已有单位“{'、'.join(names)}”，没有再建。"
            "一个办公室只记一个单位；另一个单位请用 --office 指到别的文件夹新建。"
        )


class OfficerHalfNamed(DangwuError):
    """Of a name and a username, one is missing."""

    def __init__(self) -> None:
        super().__init__(
            "--officer 姓名和 --username 用户名要一起写，例如 --officer 张三 --username zhangsan。"
        )


class PasswordsDiffer(DangwuError):
    """The password was never typed twice alike."""

    def __init__(self) -> None:
        super().__init__("两次输入的密码总不一样，没有建账号。请再运行一次。")


@click.command(cls=Command)
@click.option("--unit", metavar="全称", help="最上级单位的全称 · the top unit's full name")
@click.option("--short", metavar="简称", help="文件里怎样称它，不写则用全称 · name in documents")
@click.option("--code", metavar="代码", help="单位代码 · the unit's code")
@click.option(
    "--founded",
    metavar="日期",
    default=ALWAYS,
    help=f"成立日期，不写则记 {ALWAYS}，早于一切记录 · day of foundation",
)
@click.option("--officer", metavar="姓名",
              help="第一个账号是谁的；密码当场输入，不显示 · the first officer's name")  # fmt: skip
@click.option("--username", metavar="用户名",
              help="第一个账号的用户名 · the first officer's username")  # fmt: skip
@click.pass_obj
def command(
    office: Office, *, unit: str | None, short: str | None, code: str | None, founded: str,
    officer: str | None, username: str | None,
) -> None:  # fmt: skip
    """新建办公室；已有的，升级到本版本。 · Make an office, or upgrade one."""
    founded_on = read_day("--founded", founded)
    if bool(officer) != bool(username):
        raise OfficerHalfNamed
    existed = office.make()
    with office.guarded():
        if unit:
            _found(unit, short or unit, code, founded_on)
    done = "已升级到本版本" if existed else "已建好"
    click.echo(f"办公室“{office.where}”{done}。")
    if unit:
        click.echo(f"最上级单位：{unit}。")
    elif not existed:
        click.echo("里面还没有单位：再运行 dangwu init --unit 单位全称。")
    if officer and username:
        with office.guarded():
            made = _appoint(officer, username, office.today)
        click.echo(f"第一个账号：{made.name}（{made.username}），党务干事兼系统管理员。")


def read_day(option: str, text: str) -> date:
    """Read 2012-03-01, or raise DayUnreadable."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  # a day has no zone
    except ValueError:
        raise DayUnreadable(option, text) from None


def _found(full_name: str, document_name: str, code: str | None, founded_on: date) -> None:
    from dangwu.organizations import changes
    from dangwu.organizations.models import Kind, Nature, Organization

    standing = list(Organization.objects.order_by("pk").values_list("full_name", flat=True)[:1])
    if standing:
        raise UnitExists(standing)
    changes.found(
        parent=None,
        founded_on=founded_on,
        kind=Kind.UNIT,
        nature=Nature.OFFICE,
        full_name=full_name,
        document_name=document_name,
        code=code,
    )


def _appoint(name: str, username: str, today: date) -> User:
    """Make the first officer; what is wrong is said before a password is asked for."""
    from dangwu.web.first import starting

    unit = starting.top_unit()
    if unit is None:
        raise starting.UnitMissing
    if not starting.needed():
        raise starting.OfficerExists
    password = os.environ.get(PASSWORD) or ask_password(username)
    return starting.make_officer(
        unit=unit, name=name, username=username, password=password, today=today
    )


def ask_password(username: str) -> str:
    """Ask on the terminal, hidden, twice; PasswordsDiffer after three tries."""
    for _ in range(_TRIES):
        first: str = click.prompt(f"{username}的密码（输入时不显示）", hide_input=True, err=True)
        again: str = click.prompt("再输一次", hide_input=True, err=True)
        if first == again:
            return first
        click.echo("两次输入的密码不一样，请重新输入。", err=True)
    raise PasswordsDiffer
