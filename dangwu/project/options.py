"""The options that many commands share."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import click

from dangwu.core.reading import Unreadable, read_day

unit = click.option(
    "--unit",
    metavar="单位",
    help="单位或党组织的全称、简称或代码，不写则为最上级单位 · unit's name or code",
)
period = click.option(
    "--period",
    metavar="时段",
    help="2020H1、2020Q3、2020、2020-05 或起止日，不写则为记录已满的上一个半年 · period",
)
as_json = click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON")


def echo_json(answer: Any) -> None:
    """Print an answer for programs: one JSON value, Chinese as it is."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def read_on(day: str | None, option: str = "--on") -> date | None:
    """Return the day that an option names; refuses what is none."""
    if day is None:
        return None
    try:
        return read_day(day)
    except Unreadable as error:
        raise click.BadParameter(str(error), param_hint=option) from None
