"""A column of a clerk's table: its field, what else it is called, and what its cells hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Holds(Enum):
    """What the cells of a column hold."""

    TEXT = "文字"
    NAME = "姓名"
    ID = "身份证号"
    CODE = "编号"
    BRANCH = "党组织"
    DAY = "日期"
    MOMENT = "时间"
    MONTH = "月份"
    MONEY = "金额"
    RATE = "比例"
    COUNT = "人数"
    MINUTES = "时长"
    WEIGHT = "重量"
    TENTHS = "一位小数"


@dataclass(frozen=True)
class Column:
    """A field of a table. `shown` is False for what helps to read a row and is no field of it.

    `aliases` are other headings, the more certain ones first; `choices` are what a template offers.
    """

    name: str
    aliases: tuple[str, ...] = ()
    holds: Holds = Holds.TEXT
    shown: bool = True
    must: bool = False
    choices: tuple[str, ...] = ()
    example: str = ""
