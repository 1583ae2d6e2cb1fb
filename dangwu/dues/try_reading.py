"""Reads a case of dues as somebody typed it; what cannot be read is told, never guessed at."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dangwu.core.calendar import month_first, month_no
from dangwu.core.reading import (
    Unreadable,
    plain_text,
    read_day,
    read_fen,
    read_month,
)
from dangwu.dues.models import Category

FREE, LESS = "免交", "少交"
_MOST_FEN = 10**15
"""No base is as large; what is reckoned with it stays a whole number everywhere."""
_DASHES = frozenset("-‐‑‒–—―−ー－/／")
_ASK = frozenset({"不明", "不详", "未知", "待定", "待核", "待核定", "不清楚", "?", "??"})
_YES = frozenset({"true", "yes", "y", "1", "是", "有", "已", "√"})
_NO = frozenset({"false", "no", "n", "0", "否", "无", "未", "没有", "×"})
_IGNORED = (("approved_on", "审批"), ("oath_on", "宣誓"))
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class CaseWaiver:
    """Leave to pay less or nothing, as it was typed. `because` says why it does not count."""

    kind: str = ""
    amount_fen: int | None = None
    because: str = ""
    fault: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One case. A `*_fault` is what cannot be read there; it matters only where it decides."""

    category: str = ""
    month_no: int = 0
    base_fen: int | None = None
    agreed_fen: int | None = None
    since: date | None = None
    waiver: CaseWaiver | None = None
    fault: str = ""
    base_fault: str = ""
    agreed_fault: str = ""
    notes: tuple[str, ...] = ()


def read_case(line: Mapping[str, object]) -> Case:
    """Return the case of a line."""
    try:
        category, month = _category(line.get("category")), _month(line.get("month"))
        since = _since(line.get("member_since"))
    except Unreadable as wrong:
        return Case(fault=_told(wrong))
    base, base_fault = _money("计算基数", line.get("base_yuan"))
    agreed, agreed_fault = _money("商定的数额", line.get("agreed_yuan"))
    return Case(
        category, month, base, agreed, since, _waiver(line.get("waiver"), month),
        base_fault=base_fault, agreed_fault=agreed_fault, notes=_notes(line),
    )  # fmt: skip


def _category(value: object) -> str:
    text, known = plain_text(value), "、".join(Category.values)
    if not _written(value):
        raise Unreadable(f"没有写人员类别，可用：{known}")
    if text not in Category.values:
        raise Unreadable(f"没有“{_shown(value)}”这一类人员，可用：{known}")
    return text


def _month(value: object) -> int:
    if value is not None and not isinstance(value, str):
        raise Unreadable(f"月份“{_shown(value)}”不是月份，请写成 2020-03 的样子。")
    found = read_month(value)
    if found is None:
        raise Unreadable("没有写月份，请写成 2020-03 的样子。")
    return found


def _since(value: object) -> date | None:
    """Return the day of the branch meeting; a month alone is as good, for its month decides."""
    if value is None or not _written(value):
        return None
    try:
        return _day_or_month(value)
    except Unreadable as wrong:
        raise Unreadable(f"支部大会接收的日期{_told(wrong)}") from None


def _day_or_month(value: object) -> date | None:
    try:
        return read_day(value)
    except Unreadable:
        try:
            found = read_month(value)
        except Unreadable:
            found = None
        if found is None:
            raise
        return month_first(found)


def _money(what: str, value: object) -> tuple[int | None, str]:
    """Return an amount not below nothing, None where it is left open; or what is wrong with it."""
    if not _written(value) or plain_text(value) in _ASK:
        return None, ""
    try:
        found = read_fen(_bare(value))
    except Unreadable as wrong:
        return None, f"{what}{_told(wrong)}"
    if found is None or 0 <= found <= _MOST_FEN:
        return found, ""
    why = "小于零" if found < 0 else "大得不可能"
    return None, f"{what}“{_shown(value)}”{why}，请核对"


def _bare(value: object) -> object:
    return plain_text(value).removeprefix("¥").strip() if isinstance(value, str) else value


def _written(value: object) -> bool:
    """Whether something stands there: no blank, and not a dash alone."""
    text = plain_text(value)
    return bool(text) and not set(text) <= _DASHES


def _waiver(value: object, month: int) -> CaseWaiver | None:
    if value in (None, {}, []) or not _written(value):
        return None
    if not isinstance(value, Mapping):
        return CaseWaiver(fault="减免应写明种类、起止月份和两道手续")
    try:
        return _read_waiver(value, month)
    except Unreadable as wrong:
        return CaseWaiver(fault=f"减免{_told(wrong)}")


def _read_waiver(value: Mapping[str, object], month: int) -> CaseWaiver:
    since, until = _edge(value.get("from")), _edge(value.get("to"))
    first, last = month if since is None else since, month if until is None else until
    if since is not None and until is not None and until < since:
        raise Unreadable("的截止月早于起始月。")
    if not first <= month <= last:
        return CaseWaiver(because="减免不包括这一月，不算")
    studied, approved = (_decided(value.get(name)) for name in _DECISIONS)
    lacking = [said for said, done in (("支部研究", studied), ("上一级党委批准", approved))
               if done is False]  # fmt: skip
    if lacking:
        return CaseWaiver(because=f"减免缺{'、'.join(lacking)}，不算")
    if isinstance(studied, date) and isinstance(approved, date) and approved < studied:
        return CaseWaiver(because=f"减免先批准（{approved}）后研究（{studied}），手续颠倒，不算")
    kind = plain_text(value.get("kind"))
    if kind not in {FREE, LESS}:
        raise Unreadable(f"应写明是{FREE}还是{LESS}，现在是“{_shown(kind)}”。")
    amount, fault = _money("少交的数额", value.get("amount_yuan")) if kind == LESS else (0, "")
    ends = "、".join(said for said, end in (("起始月", since), ("截止月", until)) if end is None)
    note = f"减免没有写明{ends}，按这一月在内" if ends else ""
    return CaseWaiver(kind, amount, fault=fault, note=note)


_DECISIONS = ("branch_decided", "committee_approved")


def _edge(value: object) -> int | None:
    if not _written(value):
        return None
    try:
        return read_month(value)
    except Unreadable:
        try:
            day = read_day(value)
        except Unreadable:
            day = None
        if day is None:
            raise
        return month_no(day)


def _decided(value: object) -> date | bool:
    """Return the day of a decision, or whether it was taken at all."""
    text = plain_text(value).lower()
    if not _written(value) or text in _NO:
        return False
    if text in _YES:
        return True
    found = read_day(value)
    return False if found is None else found


def _notes(line: Mapping[str, object]) -> tuple[str, ...]:
    """Return what must be said of days that decide nothing."""
    found = []
    for name, said in _IGNORED:
        if not _written(line.get(name)):
            continue
        fault = _attempt(read_day, line.get(name))
        if fault:
            found.append(f"{said}日期{fault}（不影响党费）")
        else:
            found.append(f"{said}日期不作起交的依据")
    return tuple(found)


def _attempt(read: Callable[[object], Read], value: object) -> str:
    try:
        read(value)
    except Unreadable as wrong:
        return _told(wrong)
    return ""


def _told(wrong: Unreadable) -> str:
    return str(wrong).rstrip("。")


def _shown(value: object) -> str:
    text = unicodedata.normalize("NFKC", str(value))
    return text if len(text) <= 30 else f"{text[:30]}…"
