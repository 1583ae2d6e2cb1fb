"""How many slots a second the finder decides: python benchmarks/slots.py [FILE.jsonl]."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import dangwu
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Context, Lexicon, find_slots
from dangwu.documents.slots.evaluate import read_labels
from dangwu.documents.slots.headers import figure_words

OWN = Path(__file__).parents[1] / "tests" / "documents" / "slots" / "sentences.jsonl"
WANTED = 2000


def main() -> int:
    """Print the time to read the phrases and the slots a second; 1 where too slow."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else OWN
    started = time.process_time()
    lexicon = Lexicon(figure_words(Path(dangwu.__file__).parent))
    print(f"{len(lexicon.phrases)} phrases read in {time.process_time() - started:.2f} s")
    paragraphs = [Paragraph("text", sentence.text) for sentence in read_labels(path)]
    find_slots(paragraphs[:5], lexicon, Context())
    started = time.process_time()
    slots = [slot for one in paragraphs for slot in find_slots([one], lexicon, Context())]
    speed = len(slots) / (time.process_time() - started)
    print(f"{len(slots)} slots, {speed:.0f} a second (wanted: {WANTED})")
    return 0 if speed >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
