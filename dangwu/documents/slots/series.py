"""Several numbers for several things: 研究生、本科学历的分别为X名、X名."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dangwu.documents.slots.places import Place
from dangwu.documents.slots.vocabulary import MASK

_SERIES = re.compile(
    rf"(?P<lead>[^;。]*?)(?P<run>(?:{MASK}[^{MASK},、;。]{{0,5}}(?:[、,和及与]|以及))*)$"
)
_LATER = re.compile(rf"(?:[^{MASK},、;。]{{0,5}}(?:[、,和及与]|以及){MASK})*")
_DIVIDED = re.compile(
    r"(?P<items>[^;。]*)(?<!的)(?:的)?(?:人数|数量|次数)?分别(?P<behind>[^;。]*)$"
)
_SEPARATOR = re.compile(r"[、和及与]|以及")
CHANGE = re.compile(
    r"(?:比|较|同比|与|同)[^;。]*(?P<verb>增加|增长|减少|下降|提高|净增|上升)[了约]?$"
)


def series_place(place: Place) -> tuple[int, int, str] | None:
    """Return which number of how many this is, and the words before the first; None if alone."""
    found = _SERIES.search(place.before)
    lead, run = (found["lead"], found["run"]) if found else ("", "")
    index = run.count(MASK)
    behind = _LATER.match(place.multiple + place.unit + place.after)
    length = index + 1 + (behind[0].count(MASK) if behind else 0)
    return (index, length, lead) if length > 1 else None


def items(place: Place) -> tuple[int, list[str]] | None:
    """Return which item of a 分别 list the number belongs to, and the items."""
    found = series_place(place)
    parts = _DIVIDED.match(found[2]) if found else None
    if not found or not parts or CHANGE.search(parts["behind"]):
        return None
    index, length, _ = found
    listed = parts["items"] if not _SEPARATOR.search(parts["behind"]) else parts["behind"]
    named = _SEPARATOR.split(listed)
    if len(named) > length:
        named = [",".join(named[: len(named) - length + 1]), *named[len(named) - length + 1 :]]
    return (index, named) if len(named) == length else None


def divided(place: Place) -> Iterator[Place]:
    """Yield the readings of the place with its own item of a 分别 list before it.

    「研究生、本科学历的党员分别为X名、X名」: the first item also takes the end of the last.
    """
    found = items(place)
    if not found:
        return
    index, named = found
    known = ",".join(named[: index + 1]).removesuffix("的")
    yield replace(place, before=known)
    if index < len(named) - 1:
        last = named[-1].removesuffix("的")
        for start in range(1, len(last)):
            yield replace(place, before=known + last[start:])
