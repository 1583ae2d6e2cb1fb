"""A claim: a sentence whose truth follows from figures and checks, read from a room's .toml file.

    means = "全体党员的党费都已足额缴纳"
    about = "党费"                      # one of these words stands in every such sentence
    says = ["党费 & <足额>…<缴>"]      # phrases, see documents/claims_phrases
    unless = ["公示"]                  # words among them that make it another claim
    needs = ["应缴党费总额 > 0"]        # where this is not so, nobody can know
    holds = ["欠缴党员数 = 0", "无 党费欠缴"]
    knows = ["无 党费未核定"]          # where this is not so, it cannot be said to stand
    denied_by = ["党费欠缴"]           # checks that show the records, where the figures cannot
    unknown = "…"                      # instead of holds: why no record can tell
    shows = ["价格最大涨幅"]            # figures worth telling all the same
    once = true                        # said of one month of the period it holds for the period

A condition is 甲 = 0, 甲 >= 100, 甲 = 乙, 甲 = {n} (the number that the sentence names), or
无 检查 (a check, or an exception of claims/*.sql, that finds nothing).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import dangwu
from dangwu.core.errors import DangwuError

ROOMS = Path(dangwu.__file__).parent
_LISTS = ("says", "unless", "needs", "holds", "knows", "shows", "denied_by")
_TEXTS = ("means", "about", "unknown")
_SWITCHES = ("once",)
_KINDS: Mapping[str, type] = {
    **dict.fromkeys(_LISTS, list),
    **dict.fromkeys(_TEXTS, str),
    **dict.fromkeys(_SWITCHES, bool),
}
_KIND_NAMES: Mapping[type, str] = {list: "列表", str: "文字", bool: " true 或 false"}
_NONE = re.compile(r"无 (\S+)")
_COMPARE = re.compile(r"(\S+) (=|>=|>) (\{n\}|\S+)")
NUMBER = "{n}"


class ClaimBroken(DangwuError):
    """A claim's file cannot be used."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{'/'.join(path.parts[-3:])}：{what}")


@dataclass(frozen=True, slots=True)
class Condition:
    """`left` against `right` by `sign`; with the sign 无, `left` is a check that finds nothing."""

    text: str
    left: str
    sign: str
    right: str = ""


@dataclass(frozen=True, slots=True)
class ClaimKind:
    """What a claim's file says."""

    name: str
    room: str
    means: str
    about: tuple[str, ...]
    says: tuple[str, ...]
    unless: tuple[str, ...]
    needs: tuple[Condition, ...]
    holds: tuple[Condition, ...]
    knows: tuple[Condition, ...]
    shows: tuple[str, ...]
    denied_by: tuple[str, ...]
    unknown: str
    once: bool


def read(path: Path) -> ClaimKind:
    """Read one claim; raises ClaimBroken with the file and what is wrong."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ClaimBroken(path, f"不是合格的 TOML 文件（{error}）。") from error
    for key, value in data.items():
        if key not in _KINDS:
            known = "、".join(sorted(_KINDS))
            raise ClaimBroken(path, f"不认识的项“{key}”，可用：{known}。")
        if not isinstance(value, _KINDS[key]):
            raise ClaimBroken(path, f"“{key}”应为{_KIND_NAMES[_KINDS[key]]}。")
    for key in ("means", "about", "says"):
        if not data.get(key):
            raise ClaimBroken(path, f"缺少“{key}”。")
    if bool(data.get("holds")) == bool(data.get("unknown")):
        raise ClaimBroken(path, "holds 和 unknown 须写一个，且只写一个。")
    return _kind(path, data)


def _kind(path: Path, data: Mapping[str, Any]) -> ClaimKind:
    return ClaimKind(
        name=path.stem,
        room=path.parent.parent.name,
        means=data["means"],
        about=tuple(data["about"].split()),
        says=tuple(data["says"]),
        unless=tuple(data.get("unless", [])),
        needs=tuple(_condition(path, text) for text in data.get("needs", [])),
        holds=tuple(_condition(path, text) for text in data.get("holds", [])),
        knows=tuple(_condition(path, text) for text in data.get("knows", [])),
        shows=tuple(data.get("shows", [])),
        denied_by=tuple(data.get("denied_by", [])),
        unknown=data.get("unknown", ""),
        once=data.get("once", False),
    )


def _condition(path: Path, text: str) -> Condition:
    if found := _NONE.fullmatch(text):
        return Condition(text, found[1], "无")
    if found := _COMPARE.fullmatch(text):
        return Condition(text, found[1], found[2], found[3])
    raise ClaimBroken(path, f"看不懂条件“{text}”，应写成“甲 = 0”“甲 = 乙”“甲 = {{n}}”或“无 检查”。")


@lru_cache(maxsize=1)
def claim_kinds() -> Mapping[str, ClaimKind]:
    """Return every claim by name, in order of room and name."""
    paths = sorted(ROOMS.glob("*/claims/*.toml"))
    found = {kind.name: kind for kind in map(read, paths)}
    if len(found) != len(paths):
        raise ValueError("two rooms hold a claim of the same name")
    return found
