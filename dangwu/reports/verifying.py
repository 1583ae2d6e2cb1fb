"""Read a copy back: which numbers stand, which were edited, which the records no longer support."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dangwu.catalogue.running import Catalogue
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Value
from dangwu.documents.docx import Mark, open_document, place, read_manifest, read_marks
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.typed import find_typed
from dangwu.organizations.models import Organization
from dangwu.reports.asking import scope_of
from dangwu.reports.deciding import Decider
from dangwu.reports.doubts import denied
from dangwu.reports.keys import Seal
from dangwu.reports.lexicon import lexicon
from dangwu.reports.manifest import Figure, Manifest, ManifestUnknown, Opened, Typed, unseal
from dangwu.reports.models import Copy
from dangwu.reports.references import context, scopes_below

State = Literal["stands", "edited", "changed", "edited_and_changed", "removed"]
STATES: dict[State, str] = {
    "stands": "成立",
    "edited": "文中被改",
    "changed": "记录已变",
    "edited_and_changed": "文中被改，记录也已变",
    "removed": "文中已删",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One number: what was written, what stands now, and what the records say today."""

    figure: Figure
    state: State
    now_in_document: str | None
    now_in_records: Value

    @property
    def says(self) -> str:
        """The judgement in a line."""
        one = self.figure
        words = f"{one.figure}（{one.place}）：{STATES[self.state]}"
        if self.state in {"edited", "edited_and_changed"}:
            words += f"，生成时为“{one.written}”，现在写“{self.now_in_document}”"
        if self.state in {"changed", "edited_and_changed"}:
            words += f"，生成时记录为{one.value}，现在为{self.now_in_records.shown}"
            if one.value == self.now_in_records.shown:
                words += "（数值未变，所依据的记录有改动）"
        return words


@dataclass(frozen=True, slots=True)
class ByHand:
    """A text that a person had written: whether it still stands so. No record bears it out."""

    typed: Typed
    state: State
    now_in_document: str | None

    @property
    def says(self) -> str:
        """The judgement in a line."""
        one = self.typed
        words = f"人工填写（{one.place}）：{STATES[self.state]}"
        if self.state == "edited":
            words += f"，生成时为“{one.written}”，现在写“{self.now_in_document}”"
        by = f"{one.who}，" if one.who else ""
        return f"{words}（{by}理由：{one.reason}）"


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A number that we did not write, or that was copied, and that the records deny."""

    figure: str
    place: str
    quote: str
    in_records: str

    @property
    def says(self) -> str:
        """The judgement in a line."""
        return (
            f"{self.figure}（{self.place}）：不是系统填的数，文中写{self.quote}，"
            f"现在记录为{self.in_records}"
        )


@dataclass(frozen=True, slots=True)
class Report:
    """What `verify` found in one document."""

    manifest: Manifest
    sealed_here: bool
    in_document: bool
    judged: tuple[Judged, ...]
    unmarked: tuple[Unmarked, ...] = ()
    by_hand: tuple[ByHand, ...] = ()

    @property
    def all_stand(self) -> bool:
        """Whether nothing was edited, removed, changed or added untrue, and the seal holds."""
        states = [*(one.state for one in self.judged), *(one.state for one in self.by_hand)]
        stand = all(state == "stands" for state in states)
        return self.sealed_here and stand and not self.unmarked


def verify(path: Path, catalogue: Catalogue, seal: Seal) -> Report:
    """Hold a copy against its manifest and today's records; ManifestUnknown, or a .docx error."""
    paragraphs = open_document(path).paragraphs
    texts = [paragraph.text for paragraph in paragraphs]
    marks = {mark.key: mark for mark in read_marks(path)}
    opened, in_document = find_manifest(path, list(marks), seal)
    kept = opened.manifest
    judged = tuple(
        _judge(one, _written(one, marks.get(one.key), texts), catalogue) for one in kept.figures
    )
    by_hand = tuple(
        _judge_typed(one, _written(one, marks.get(one.key), texts)) for one in kept.typed
    )
    ours = [marks[key] for key in kept.masks if key in marks]
    unmarked = tuple(_unmarked(paragraphs, ours, kept, catalogue))
    return Report(kept, opened.sealed_here, in_document, judged, unmarked, by_hand)


def _judge_typed(one: Typed, text: str | None) -> ByHand:
    state: State = "stands"
    if not text:
        state = "removed"
    elif text != one.written:
        state = "edited"
    return ByHand(one, state, text)


def _unmarked(
    paragraphs: Sequence[Paragraph], ours: Sequence[Mark], kept: Manifest, catalogue: Catalogue
) -> Iterator[Unmarked]:
    """Yield the numbers outside our marks that the records deny; not those known at the filling."""
    scope, period = Scope(kept.unit_id, kept.unit), Period.parse(kept.period)
    organization = Organization.objects.filter(pk=kept.unit_id).first()
    scope = scope_of(organization) if organization else scope
    below = scopes_below(scope, period)
    taken = {(one.paragraph, place_) for one in ours for place_ in range(one.start, one.end + 1)}
    typed = [
        one
        for one in find_typed(paragraphs, lexicon(), context(scope, period, below))
        if (one.slot.paragraph, one.slot.start) not in taken
    ]
    for one in denied(paragraphs, typed, Decider(catalogue, scope, period, below)):
        if one.says not in kept.contradictions:
            quoted, _, told = one.says.partition("：")
            told = told.partition("的记录为")[2]
            yield Unmarked(one.figure, place(paragraphs, one.paragraph), quoted, told)


def _written(one: Figure | Typed, mark: Mark | None, texts: Sequence[str]) -> str | None:
    """Return what stands in the mark; LibreOffice shortens some by their last character."""
    if mark is None:
        return None
    whole = texts[mark.paragraph][mark.start : mark.start + len(one.written)]
    shortened = mark.text == one.written[:-1] and whole == one.written
    return one.written if shortened else mark.text


def find_manifest(path: Path, keys: list[str], seal: Seal) -> tuple[Opened, bool]:
    """Return the manifest out of the document, or the office's where a program dropped it."""
    content = read_manifest(path)
    if content is not None:
        return unseal(content, seal, path.name), True
    for key in keys:
        parts = key.split("_")
        if len(parts) == 3 and parts[0] == "dw":
            kept = Copy.objects.filter(mark=parts[1]).first()
            if kept is not None:
                return unseal(kept.manifest.encode(), seal, path.name), False
    raise ManifestUnknown(path.name)


def _judge(one: Figure, text: str | None, catalogue: Catalogue) -> Judged:
    scope, period = Scope(one.scope_id, one.scope), Period.parse(one.period)
    against = Period.parse(one.against) if one.against else None
    now = catalogue.value(one.figure, scope, period, against=against, evidence=True)
    rows = now.evidence.digest() if now.evidence else ""
    changed = now.shown != one.value or rows != one.rows_digest
    edited = text is not None and text != one.written
    state: State = "stands"
    if text is None or not text:
        state = "removed"
    elif edited:
        state = "edited_and_changed" if changed else "edited"
    elif changed:
        state = "changed"
    return Judged(one, state, text, now)
