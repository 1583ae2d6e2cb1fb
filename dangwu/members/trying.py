"""How lines of `dangwu try ids` are judged: what an identity number tells, and what it contradicts.

The check digit and the day of birth decide; a district that no year knew is told, and decides
nothing (lists of districts are never complete). A number kept as a number is not trusted whatever
its digits: a spreadsheet keeps fifteen of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dangwu.core.errors import DangwuError
from dangwu.core.identity import birth_of, check_digit, is_born, is_district, sex_of
from dangwu.core.reading import Unreadable, plain_text, read_day
from dangwu.rules.rule import Rule

KIND = "ids"
SEXES = ("男", "女")
_FIELDS = {"birth": "出生日期", "sex": "性别"}
_SCIENCE = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")
_MASK = re.compile(r"[*×•●#?■]{2,}|[xX]{2,}")


class NumberBad(DangwuError):
    """An identity number is none: says why."""


@dataclass(frozen=True)
class Told:
    """What a number says, and where the roster says otherwise."""

    valid: bool
    because: str
    birth: str | None = None
    sex: str | None = None
    mismatch: tuple[str, ...] = ()


def judge(
    lines: Sequence[Mapping[str, object]], *, today: date, known: Mapping[str, Rule]
) -> list[dict[str, object]]:
    """Return each line with valid, birth, sex, mismatch and because."""
    return [{**line, **_answer(line, today)} for line in lines]


def _answer(line: Mapping[str, object], today: date) -> dict[str, object]:
    roster = line.get("roster")
    told = tell(line.get("id"), roster if isinstance(roster, Mapping) else {}, today)
    return {
        "valid": told.valid, "birth": told.birth, "sex": told.sex,
        "mismatch": list(told.mismatch), "because": told.because,
    }  # fmt: skip


def tell(number: object, roster: Mapping[str, object], today: date) -> Told:
    """Judge a number as it stands in a cell, beside what the roster says of its owner."""
    try:
        text = _read(number, today)
    except NumberBad as bad:
        return Told(False, str(bad))
    birth, sex = birth_of(text), sex_of(text)
    wrong, notes = _compare({"birth": birth, "sex": sex}, roster)
    if not is_district(text[:6]):
        notes.append(f"前六位{text[:6]}查不到行政区划，请核对。")
    return Told(True, "".join(notes) or "校验位和出生日期都成立。", birth, sex, tuple(wrong))


def _read(number: object, today: date) -> str:
    if isinstance(number, bool | int | float):
        raise NumberBad("身份证号存成了数字，15位以后已经丢失，请改成文本后重新录入。")
    text = _plain(number)
    if len(text) == 15 and text.isdecimal():
        raise NumberBad(_old(text, today))
    if not re.fullmatch(r"[0-9]{17}[0-9X]", text):
        raise NumberBad(_shape(text))
    right = check_digit(text)
    if text[17] != right:
        raise NumberBad(f"校验位不对：按前17位应为{right}，现为{text[17]}，请逐位核对。")
    if not is_born(text, today):
        raise NumberBad(f"里面的出生日期{text[6:14]}不成立，请核对。")
    return text


def _plain(number: object) -> str:
    """Return the number in half-width signs, without blanks, hyphens and quotes around it."""
    text = unicodedata.normalize("NFKC", plain_text(number))
    return re.sub(r"[\s\-'‘’\"“”\u200b\ufeff]", "", text).upper()


def _old(text: str, today: date) -> str:
    """Say what an old number of 15 digits becomes."""
    longer = f"{text[:6]}19{text[6:]}"
    longer += check_digit(f"{longer}0")
    if not is_born(longer, today):
        return f"是15位旧号，里面的出生日期{text[6:12]}不成立，请核对。"
    return f"是15位旧号，已停止使用；按规则升为18位是{longer}，请对照证件核对。"


def _shape(text: str) -> str:
    if not text:
        return "没有填身份证号。"
    if _SCIENCE.fullmatch(text):
        return "写成了科学计数，后几位已经丢失，请改成文本后重新录入。"
    if _MASK.search(text):
        return "遮去了一部分，无法核对。"
    if len(text) != 18:
        return f"是{len(text)}位，应为18位，请核对。"
    return "里面有不该有的字符：前17位应为数字，末位为数字或X。"


def _compare(found: Mapping[str, str], roster: Mapping[str, object]) -> tuple[list[str], list[str]]:
    """Return the fields of the roster that say otherwise, and the sentences about them."""
    wrong: list[str] = []
    notes: list[str] = []
    for field, word in _FIELDS.items():
        try:
            said = _born(roster.get(field)) if field == "birth" else _sex(roster.get(field))
        except Unreadable as bad:
            notes.append(f"名册的{word}没有核对：{bad}")
            continue
        if said is not None and said != found[field]:
            wrong.append(field)
            notes.append(f"身份证号里的{word}是{found[field]}，名册是{said}，请核对哪一处有误。")
    return wrong, notes


def _born(typed: object) -> str | None:
    day = read_day(typed)
    return None if day is None else day.isoformat()


def _sex(typed: object) -> str | None:
    text = plain_text(typed)
    text = {"男性": "男", "女性": "女"}.get(text, text)
    if text and text not in SEXES:
        raise Unreadable(f"“{typed}”不是性别，请写男或女。")
    return text or None
