"""Cases of admissions as data: a regular dossier, and what each case changes of it.

[[cases]]
says = "收到申请书满一个月的次日派人谈话，逾期"      a sentence of the law
set = { "dates/02" = "2018-02-11" }             what is written otherwise, by its path
none = ["as_of"]                                what is left empty
upto = 16                                       steps after it are not reached
later = 80                                      steps after `after` are this many days later
findings = ["2 talk_within_1_month"]            step and key of the contract
severity = "warning"                            optional
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from dangwu.core.calendar import add_months

HERE = Path(__file__).parent / "cases"
Case = dict[str, Any]


@lru_cache(maxsize=1)
def _regular() -> Case:
    return tomllib.loads((HERE / "regular.toml").read_text("utf-8"))


def regular() -> Case:
    """Return a dossier without a fault."""
    return deepcopy(_regular())


def told() -> Iterator[Case]:
    """Yield every case as it is told."""
    for path in sorted(HERE.glob("*.toml")):
        yield from tomllib.loads(path.read_text("utf-8")).get("cases", [])


def made(one: Case) -> Case:
    """Return the dossier of a case."""
    case = regular()
    if one.get("later"):
        _move(case, one["later"], one.get("after", 7))
    for path, value in one.get("set", {}).items():
        put(case, path, value)
    for path in one.get("none", []):
        put(case, path, None)
    last = one.get("upto", 25)
    for key in case["dates"]:
        if int(key[:2]) > last:
            case["dates"][key] = None
    return {"id": one.get("says", ""), **case}


def put(case: Case, path: str, value: object) -> None:
    """Write a value at a path: dates/02, votes/15/secret."""
    *above, last = path.split("/")
    part = case
    for name in above:
        part = part[name]
    key = next((one for one in part if above == ["dates"] and one.startswith(last)), last)
    part[key] = value


def _move(case: Case, days: int, after: int) -> None:
    """Let the steps after one come later, with the days that hang on them."""
    for key, day in case["dates"].items():
        if int(key[:2]) > after:
            case["dates"][key] = _later(day, days)
    for step in ("15", "23"):
        if int(step) > after:
            reported = case["approval"][f"{step}_reported"]
            case["approval"][f"{step}_reported"] = _later(reported, days)
    if after < 15:
        start = date.fromisoformat(case["dates"]["15 支部大会讨论"])
        end = add_months(start, 12).isoformat()
        case["probation"] = {"start": start.isoformat(), "end": end}
        case["conversion"]["party_age_from"] = end


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
