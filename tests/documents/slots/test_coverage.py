"""Many ways to say each figure, and many counted things that no figure keeps."""

from pathlib import Path

from dangwu.documents.slots import Lexicon
from dangwu.documents.slots.evaluate import evaluate

SENTENCES = Path(__file__).with_name("coverage.jsonl")


def test_each_way_of_saying_is_read_and_what_no_figure_keeps_is_left(lexicon: Lexicon) -> None:
    score = evaluate(SENTENCES, lexicon)
    assert [fault.line() for fault in score.wrong] == []
    assert [fault.line() for fault in score.missed] == []
    assert score.fillable > 700
    assert score.slots - score.fillable > 600
