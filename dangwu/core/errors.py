"""The base of every failure that a clerk may read."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class DangwuError(Exception):
    """A failure with a Chinese message: what, where, what was found, what to do."""

    exit_code = 2


def nearest(word: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Return up to `limit` known words that look like `word`, best first."""
    words = list(dict.fromkeys(known))
    inside = [one for one in words if word and (word in one or one in word)]
    close = difflib.get_close_matches(word, words, n=limit, cutoff=0.4)
    return list(dict.fromkeys([*close, *sorted(inside, key=len)]))[:limit]


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return 「您是不是要找：甲、乙？」 or an empty text."""
    names = nearest(word, known)
    return f"您是不是要找：{'、'.join(names)}？" if names else ""
