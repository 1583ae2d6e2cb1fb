"""Who joined, came, went, retired or died in the demo's three years: days as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Movement:
    """One person's turn: into or out of a branch on a day; `other` is the far side."""

    branch: str
    day: date
    other: str = ""


def _moves(*lines: str) -> tuple[Movement, ...]:
    parts = (line.split() for line in lines)
    return tuple(
        Movement(branch, date.fromisoformat(day), rest[0] if rest else "")
        for branch, day, *rest in parts
    )


RECEIVED = _moves(
    "office2 2017-09-21", "depot 2017-11-16", "trade 2018-03-22", "office1 2018-04-19",
    "stores 2018-05-24", "office3 2018-09-20", "depot 2018-11-15", "office1 2019-03-21",
    "trade 2019-04-18", "depot 2019-05-16", "office2 2019-09-19", "stores 2019-10-24",
    "office3 2019-11-14", "office3 2020-04-16", "depot 2020-04-23", "trade 2020-05-14",
    "office1 2020-05-21", "stores 2020-06-11",
)  # fmt: skip
"""Received as probationary members by the branch's meeting; full members a year later."""

ARRIVALS = _moves(
    "office1 2017-10-12 云岭市交通局机关党委", "office3 2018-02-08 澄湖区农业局党支部",
    "depot 2018-08-16 云岭市面粉公司党支部", "office2 2018-12-06 青川市水务局机关党委",
    "stores 2019-03-14 云岭市货运公司党总支", "office1 2019-07-11 鹿鸣区委办公室党支部",
    "trade 2019-09-05 云岭市商贸集团党委", "office3 2019-12-12 云岭市统计局机关党委",
    "office2 2020-01-09 青屏区财政局党支部", "depot 2020-03-19 退役军人事务局机关党委",
    "office1 2020-04-09 云岭市审计局机关党委", "trade 2020-06-04 澄湖区供销社党支部",
)  # fmt: skip

DEPARTURES = _moves(
    "office3 2017-12-07 云岭市档案局机关党委", "trade 2018-05-10 青川市粮油公司党支部",
    "depot 2018-10-18 云岭市农科所党支部", "office1 2019-01-10 中共鹿鸣区委组织部",
    "office2 2019-06-13 云岭市信访局机关党委", "stores 2019-08-22 云岭市货运公司党总支",
    "depot 2019-11-21 澄湖区农业局党支部", "office3 2020-02-27 青屏区应急局党支部",
    "trade 2020-05-07 云岭市商贸集团党委", "office2 2020-06-18 云岭市文旅局机关党委",
)  # fmt: skip

DEATHS = _moves("retired 2018-12-03", "retired 2019-10-27")

RETIREMENTS = _moves(
    "office1 2018-04-01", "depot 2018-10-01", "office2 2019-03-01", "trade 2019-08-01",
    "office3 2020-02-01", "depot 2020-05-01",
)  # fmt: skip
"""From a branch of people in work into the branch of the retired."""

FROM_CANTEEN = 12
"""How many of today's members of `trade` came with the branch that was merged in 2019."""
