"""The instruments that rules name: title, number, since when in force, until when, seen or not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from dangwu.rules import errors
from dangwu.rules.keys import faults_of
from dangwu.rules.rule import FOREVER

SHIPPED = Path(__file__).with_name("instruments.toml")
_WANTED: dict[str, type] = {"name": str, "confirmed": bool}
_ALSO: dict[str, type] = {
    "number": str, "issued_on": date, "from": date, "until": date, "repealed_by": str,
    "revised_on": date, "articles": int, "seen": bool, "note": str,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Instrument:
    """A regulation or another paper with rules in it; days that are not known are None.

    From `revised_on` a revision is in force whose text is not in hand. `articles` is how many it
    has, 0 where that is not known.
    """

    name: str
    number: str = ""
    issued_on: date | None = None
    since: date | None = None
    until: date = FOREVER
    repealed_by: str = ""
    revised_on: date | None = None
    articles: int = 0
    seen: bool = True
    confirmed: bool = False
    note: str = ""


@lru_cache(maxsize=8)
def instruments(*more: Path) -> Mapping[str, Instrument]:
    """Return the instruments by name, those of further files among them; raises RuleBroken."""
    found: dict[str, Instrument] = {}
    for path in (SHIPPED, *more):
        for one in _examine(path):
            if isinstance(one, errors.RuleBroken):
                raise one
            found[one.name] = one
    return found


def faults_in(path: Path) -> list[errors.RuleBroken]:
    """Return everything that is wrong with a file of instruments."""
    return [one for one in _examine(path) if isinstance(one, errors.RuleBroken)]


def _examine(path: Path) -> Iterator[Instrument | errors.RuleBroken]:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield errors.RuleUnreadable(path, str(error))
        return
    found = list(faults_of(path, "文件", data, {"instruments": list}, {}))
    yield from found
    seen: set[str] = set()
    for number, row in enumerate([] if found else data["instruments"], 1):
        where = f"第{number}个文件"
        wrong = list(faults_of(path, where, row, _WANTED, _ALSO))
        if not wrong and row["name"] in seen:
            wrong.append(errors.InstrumentTwice(path, where, row["name"]))
        yield from wrong
        if not wrong:
            seen.add(row["name"])
            yield _instrument(row)


def _instrument(row: Mapping[str, Any]) -> Instrument:
    own = {key: value for key, value in row.items() if key != "from"}
    return Instrument(**own, since=row.get("from"))
