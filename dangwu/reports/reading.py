"""What a text says, before any record is asked: its slots, typed numbers and claims.

Reading a long document takes seconds and depends on no record, so the last readings are kept:
deciding anew after every choice is then quick.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from dangwu.catalogue.claims_reading import claim_kinds
from dangwu.documents.claims import Claim, ClaimWords, find_claims
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Context, Slot, find_slots
from dangwu.documents.typed import Typed, find_typed
from dangwu.reports.lexicon import lexicon

_KEPT = 12
_readings: OrderedDict[tuple[str, Context], Reading] = OrderedDict()
_turn = Lock()


@dataclass(frozen=True, slots=True)
class Reading:
    """The slots, the typed numbers and the claims of a document, each in reading order."""

    slots: tuple[Slot, ...]
    typed: tuple[Typed, ...]
    claims: tuple[Claim, ...]


def read(paragraphs: Sequence[Paragraph], known: Context) -> Reading:
    """Return what the text says; the same text is read once."""
    key = (_digest(paragraphs), known)
    with _turn:
        if key in _readings:
            _readings.move_to_end(key)
            return _readings[key]
    found = Reading(
        tuple(find_slots(paragraphs, lexicon(), known)),
        tuple(find_typed(paragraphs, lexicon(), known)),
        tuple(find_claims(paragraphs, claim_words(), known)),
    )
    with _turn:
        _readings[key] = found
        while len(_readings) > _KEPT:
            _readings.popitem(last=False)
    return found


@lru_cache(maxsize=1)
def claim_words() -> tuple[ClaimWords, ...]:
    """Return the phrases of every room's claims."""
    return tuple(
        ClaimWords(one.name, one.says, one.unless, one.about, one.once)
        for one in claim_kinds().values()
    )


def _digest(paragraphs: Sequence[Paragraph]) -> str:
    digest = hashlib.sha256()
    for one in paragraphs:
        digest.update(f"{one.part}\n{one.text}\n\0".encode())
    return digest.hexdigest()
