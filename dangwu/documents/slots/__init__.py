"""Find the masks of a document and decide which figure each stands for."""

from dangwu.documents.slots.finding import Slot, find_slots
from dangwu.documents.slots.lexicon import FigureWords, Lexicon
from dangwu.documents.slots.masks import Mask, find_masks
from dangwu.documents.slots.phrases import split_says
from dangwu.documents.slots.scope import Context

__all__ = [
    "Context",
    "FigureWords",
    "Lexicon",
    "Mask",
    "Slot",
    "find_masks",
    "find_slots",
    "split_says",
]
