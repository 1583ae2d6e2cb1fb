"""The sets of regions: which rules a region's instrument may settle, shipped without values."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dangwu.rules import errors
from dangwu.rules.keys import faults_of

SHIPPED = Path(__file__).with_name("regions")
_HEAD: dict[str, type] = {"name": str, "instrument": str, "note": str, "rules": list}
_ELSEWHERE: dict[str, type] = {"asks": str, "where": str}


@dataclass(frozen=True, slots=True)
class Question:
    """What the instrument may settle: the rule, or where else it is recorded; one of them empty."""

    asks: str
    rule: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class RegionSet:
    """A region's instrument and what to ask of it."""

    name: str
    instrument: str
    note: str
    questions: tuple[Question, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that may be filled in."""
        return tuple(one.rule for one in self.questions if one.rule)


@lru_cache(maxsize=4)
def region_sets(folder: Path = SHIPPED) -> tuple[RegionSet, ...]:
    """Return the sets by name; raises RuleBroken."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        one, faults = examine(path)
        if one is None:
            raise faults[0]
        found.append(one)
    return tuple(found)


def examine(path: Path) -> tuple[RegionSet | None, list[errors.RuleBroken]]:
    """Return a region's set, or everything that is wrong with its file."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return None, [errors.RuleUnreadable(path, str(error))]
    faults = list(faults_of(path, "文件", data, _HEAD, {"elsewhere": list}))
    if isinstance(data.get("name"), str) and path.stem != data["name"]:
        faults.append(errors.RuleNamedOtherwise(path, data["name"]))
    faults += _rows(path, data, "rules", {"id": str, "asks": str})
    faults += _rows(path, data, "elsewhere", _ELSEWHERE)
    if faults:
        return None, faults
    asked = [Question(row["asks"], rule=row["id"]) for row in data["rules"]]
    asked += [Question(row["asks"], where=row["where"]) for row in data.get("elsewhere", ())]
    return RegionSet(data["name"], data["instrument"], data["note"], tuple(asked)), []


def _rows(
    path: Path, data: Mapping[str, Any], key: str, wanted: Mapping[str, type]
) -> Iterator[errors.RuleBroken]:
    rows = data.get(key)
    for number, row in enumerate(rows if isinstance(rows, list) else (), 1):
        yield from faults_of(path, f"{key} 第{number}项", row, wanted, {})
