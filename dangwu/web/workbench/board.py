"""What the workbench shows, remembered: reckoned anew when a record changes.

In a large office somebody writes all the time, and for who has much below her the checks take
seconds; there it is reckoned anew after some minutes, or at once when the person herself has
changed something.
"""

from __future__ import annotations

import time
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.utils import timezone

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Right
from dangwu.web.figures.values import Memory, state
from dangwu.web.workbench import found
from dangwu.web.workbench.admitting import admitting
from dangwu.web.workbench.desk import Desk
from dangwu.web.workbench.items import Item, in_order
from dangwu.web.workbench.numbers import Tile, tiles
from dangwu.web.workbench.waiting import waiting

MINUTES, FEW_MINUTES = 10, 2
"""How long it holds in a large office: for who has much below her, and for a branch."""
_MEMORY: Memory[Board] = Memory(2_000)
_turn = Lock()
_turns: Memory[Lock] = Memory(2_000)


@dataclass(frozen=True, slots=True)
class Board:
    """Numbers and things to do, as of a moment."""

    tiles: tuple[Tile, ...]
    items: tuple[Item, ...]
    at: datetime
    newest: int
    clock: float
    aside: found.Aside

    @property
    def known(self) -> bool:
        """Whether any number is known; none is in a new office."""
        return any(not one.doubt for one in self.tiles)


def remembered(desk: Desk) -> Board | None:
    """Return what is known and still holds; None where it must be reckoned."""
    if not desk.large:
        return _MEMORY.get((*_key(desk), state()))
    kept = last_known(desk)
    held = (MINUTES if desk.wide else FEW_MINUTES) * 60
    if kept is None or time.monotonic() - kept.clock > held:
        return None
    own = Change.objects.filter(actor=desk.access.user, pk__gt=kept.newest)
    return None if own.exists() else kept


def last_known(desk: Desk) -> Board | None:
    """Return what a large office was shown last, though it may hold no longer."""
    return _MEMORY.get(_key(desk))


def board_of(desk: Desk) -> Board:
    """Return it, reckoned where it must be; who asks for the same at once waits for one answer."""
    with _turn_of(_key(desk)):
        kept = remembered(desk)
        if kept is None:
            at = state()
            kept = _reckon(desk)
            _MEMORY.put(_key(desk) if desk.large else (*_key(desk), at), kept)
    return kept


def _turn_of(key: Hashable) -> Lock:
    with _turn:
        found = _turns.get(key)
        if found is None:
            found = Lock()
            _turns.put(key, found)
    return found


def _reckon(desk: Desk) -> Board:
    newest = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    those = found.looked(desk)
    items = [*found.late(desk, those), *found.coming(desk), *waiting(desk), *admitting(desk)]
    return Board(
        tuple(tiles(desk)), tuple(in_order(items)), timezone.now(), newest, time.monotonic(),
        found.aside(desk, those),
    )  # fmt: skip


def _key(desk: Desk) -> tuple[Hashable, ...]:
    rights = frozenset(one for one in Right if desk.access.may(one))
    return (tuple(one.organization_id for one in desk.scopes), rights, desk.today)
