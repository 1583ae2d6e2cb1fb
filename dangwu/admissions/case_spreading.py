"""Spreads many cases over the machine's processors, where it can be done without copying them."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from multiprocessing.pool import Pool
from typing import Any

from dangwu.core.collecting import no_collecting

MANY = 2_000
"""Fewer cases than this are judged sooner than a second process is there."""
_MOST = 4
Work = Callable[[Sequence[Any]], list[Any]]
_taken: dict[str, Any] = {}


def spread(items: Sequence[Any], work: Work) -> list[Any]:
    """Return what `work` makes of the items, in their order."""
    count = processors() if len(items) >= MANY else 1
    pool = _pool(items, work, count) if count > 1 else None
    if pool is None:
        with no_collecting():
            return work(items)
    with pool:
        return [one for part in pool.map(_do, range(count), 1) for one in part]


def _pool(items: Sequence[Any], work: Work, count: int) -> Pool | None:
    """Return processes that have the items already; None where the machine refuses them."""
    size = -(-len(items) // count)
    parts = [items[number * size : (number + 1) * size] for number in range(count)]
    try:
        return multiprocessing.get_context("fork").Pool(count, _take, (work, parts))
    except (OSError, ImportError):
        return None


def processors() -> int:
    """Return how many processes may share the work: one where threads run or none can fork."""
    if threading.active_count() > 1 or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


def _take(work: Work, parts: Sequence[Sequence[Any]]) -> None:
    """Keep in a new process what it was forked with."""
    gc.disable()
    _taken.update(work=work, parts=parts)


def _do(number: int) -> list[Any]:
    made: list[Any] = _taken["work"](_taken["parts"][number])
    return made
