"""Measure the slot finder on labelled sentences: wrong fills, filled, right among the first three."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import dangwu
from dangwu.core.errors import DangwuError
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots.errors import LabelsUnreadable
from dangwu.documents.slots.finding import Slot, find_slots
from dangwu.documents.slots.headers import figure_words
from dangwu.documents.slots.lexicon import Lexicon
from dangwu.documents.slots.scope import Context

NO_FIGURE = "NONE"
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Label:
    """A mask of a labelled sentence; `golds` are the right answers, ("NONE",) for no figure."""

    start: int
    mask: str
    golds: tuple[str, ...]

    @property
    def fillable(self) -> bool:
        """Whether the mask stands for a figure at all."""
        return self.golds != (NO_FIGURE,)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence."""

    id: str
    text: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A slot that was filled wrongly, left or not ranked, with what was decided."""

    sentence: Sentence
    label: Label
    slot: Slot | None

    def line(self) -> str:
        """Return one line to read: the sentence with the mask marked, gold, answer, reason."""
        text, label = self.sentence.text, self.label
        end = label.start + len(label.mask)
        shown = f"{text[: label.start]}【{text[label.start : end]}】{text[end:]}"
        if self.slot is None:
            return f"{self.sentence.id}: {shown} 应为 {'|'.join(label.golds)}；没有找到这个遮盖"
        answer = self.slot.figure or "（留着）" + "、".join(self.slot.candidates)
        return f"{self.sentence.id}: {shown} 应为 {'|'.join(label.golds)}；答 {answer}；{self.slot.because}"


@dataclass
class Score:
    """The counts behind the three ratios, and the slots that went wrong."""

    slots: int = 0
    fillable: int = 0
    filled: int = 0
    among_three: int = 0
    wrong: list[Fault] = field(default_factory=list)
    missed: list[Fault] = field(default_factory=list)
    unranked: list[Fault] = field(default_factory=list)

    def reached(self) -> bool:
        """Return whether all three limits are reached."""
        return (
            len(self.wrong) <= 0.01 * self.slots
            and self.filled >= 0.85 * self.fillable
            and self.among_three >= 0.95 * self.fillable
        )

    def summary(self) -> str:
        """Return the three ratios."""
        return (
            f"遮盖 {self.slots} 处，其中可填 {self.fillable} 处。\n"
            f"填错：{len(self.wrong)}/{self.slots} = {_percent(len(self.wrong), self.slots)}（要求 ≤ 1%）\n"
            f"填对：{self.filled}/{self.fillable} = {_percent(self.filled, self.fillable)}（要求 ≥ 85%）\n"
            f"前三个候选中有正确的：{self.among_three}/{self.fillable} = "
            f"{_percent(self.among_three, self.fillable)}（要求 ≥ 95%）"
        )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "—"


def read_labels(path: Path) -> Iterator[Sentence]:
    """Yield the labelled sentences of a .jsonl file.

    Raises LabelsUnreadable with the line and the fault.
    """
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip():
            yield _sentence(str(path), number, line)


def _sentence(path: str, number: int, line: str) -> Sentence:
    try:
        data: dict[str, Any] = json.loads(line)
        labels = tuple(
            Label(int(slot["start"]), str(slot["mask"]), tuple(str(slot["gold"]).split("|")))
            for slot in data["slots"]
        )
        return Sentence(str(data["id"]), str(data["text"]), labels)
    except json.JSONDecodeError as error:
        raise LabelsUnreadable(path, number, f"不是 JSON（第 {error.colno} 个字符处）") from None
    except (KeyError, TypeError, ValueError) as error:
        raise LabelsUnreadable(path, number, f"缺少或写错了 {error}") from None


def evaluate(path: Path, lexicon: Lexicon) -> Score:
    """Return how the finder does on a file of labelled sentences."""
    score = Score()
    for sentence in read_labels(path):
        found = find_slots([Paragraph("text", sentence.text)], lexicon, Context())
        by_start = {slot.start: slot for slot in found}
        for label in sentence.labels:
            _count(score, Fault(sentence, label, by_start.get(label.start)))
    return score


def _count(score: Score, case: Fault) -> None:
    golds, slot = case.label.golds, case.slot
    score.slots += 1
    score.fillable += case.label.fillable
    if slot is not None and slot.certain and slot.figure not in golds:
        score.wrong.append(case)
    if not case.label.fillable:
        return
    if slot is not None and slot.figure in golds:
        score.filled += 1
    else:
        score.missed.append(case)
    if slot is not None and set(slot.candidates[:_FIRST]) & set(golds):
        score.among_three += 1
    else:
        score.unranked.append(case)


def report(score: Score) -> str:
    """Return the ratios and the lists of the wrong, the missed and the unranked."""
    parts = [score.summary()]
    for title, cases in (
        ("填错的", score.wrong),
        ("没有填对的", score.missed),
        ("前三个候选中没有的", score.unranked),
    ):
        if cases:
            parts.append(f"\n{title}（{len(cases)}）：")
            parts += ["  " + case.line() for case in cases]
    return "\n".join(parts)


def main(arguments: Sequence[str]) -> int:
    """Print how the finder does on a file; 0 where all three limits are reached."""
    try:
        lexicon = Lexicon(figure_words(Path(dangwu.__file__).parent))
        score = evaluate(Path(arguments[0]), lexicon)
    except (DangwuError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(report(score) + "\n")
    return 0 if score.reached() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
