"""Finds the rules of every room, and lays a region's rules over the national ones.

dangwu/<room>/rules/<id>.toml              national
dangwu/<room>/rules/<region>/<id>.toml     a region's, or an office's own folder <region>/<id>.toml
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import dangwu
from dangwu.rules.errors import RegionalRuleAlone, RuleTwice, RuleUnknown
from dangwu.rules.reading import read
from dangwu.rules.rule import Rule

ROOMS = Path(dangwu.__file__).parent


@lru_cache(maxsize=8)
def rules(region: str = "", office: Path | None = None, rooms: Path = ROOMS) -> Mapping[str, Rule]:
    """Return every rule by id: the national ones, under the region's where it has its own.

    `office` is a folder of the office's own rule sets: <office>/<region>/<id>.toml.
    """
    found = _national(rooms)
    for path in _regional(region, office, rooms):
        if path.stem not in found:
            raise RegionalRuleAlone(path.stem, region, found)
        national = found[path.stem]
        found[path.stem] = national.under(read(path, national.room, region))
    return found


def rule(identifier: str, region: str = "") -> Rule:
    """Return the rule with this id, or raise RuleUnknown with the nearest ones."""
    known = rules(region)
    if identifier not in known:
        raise RuleUnknown(identifier, known)
    return known[identifier]


def _national(rooms: Path) -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for path in sorted(rooms.glob("*/rules/*.toml")):
        one = read(path, path.parent.parent.name)
        if one.id in found:
            raise RuleTwice(one.id, found[one.id].room, one.room)
        found[one.id] = one
    return found


def _regional(region: str, office: Path | None, rooms: Path) -> list[Path]:
    if not region:
        return []
    shipped = sorted(rooms.glob(f"*/rules/{region}/*.toml"))
    own = sorted((office / region).glob("*.toml")) if office else []
    return [*shipped, *own]
