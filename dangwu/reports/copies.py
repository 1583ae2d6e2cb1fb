"""The copies of a filled sample: the review copy with its evidence page, and the final copy."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import takewhile
from pathlib import Path

from django.db import transaction

from dangwu.accounts.changes import log
from dangwu.catalogue.figures import figures
from dangwu.core.errors import DangwuError
from dangwu.core.value import Value
from dangwu.documents.docx import Filling, Leaving, place, write
from dangwu.documents.docx.files import appearing
from dangwu.reports import evidence, manifest, notes
from dangwu.reports.deciding import Decision
from dangwu.reports.filling import Filled
from dangwu.reports.keys import Seal
from dangwu.reports.models import Copy

_BEFORE = 6  # how far before a figure a comment may move that belongs on it


class Contradicted(DangwuError):
    """The records deny something that the document says."""

    exit_code = 3

    def __init__(self, listed: Sequence[str]) -> None:
        lines = "\n".join(f"  {number}. {text}" for number, text in enumerate(listed, 1))
        super().__init__(
            f"有 {len(listed)} 处与记录矛盾，没有生成正式稿：\n{lines}\n"
            "请改正文字或补齐记录；确要照此成文，请用 --over “理由” 说明，理由将留存在清单里。"
        )


def write_review(filled: Filled, out: Path, seal: Seal) -> Path:
    """Write the review copy and its evidence page, both or neither; return the page's path."""
    page = out.with_name(f"{out.stem}-依据.html")
    fillings = [
        _filling(filled, number, one, page.name) for number, one in enumerate(filled.written, 1)
    ]
    leavings = [notes.leaving(one) for one in filled.left]
    leavings += [notes.doubted(doubt) for doubt in filled.doubts]
    content = _manifest(filled, page.name).sealed(seal)
    with _all_or_none() as made, transaction.atomic():
        _keep(filled, content)
        with appearing(page) as draft:
            evidence.write(filled, draft)
        made.append(page)
        _write(filled, out, fillings, _apart(leavings, fillings), content, review=True)
        made.append(out)
    return page


def write_final(filled: Filled, out: Path, seal: Seal) -> None:
    """Write the final copy: figures with bookmarks, no comments; Contradicted where denied."""
    if filled.contradictions and not filled.order.over:
        raise Contradicted([doubt.says for doubt in filled.contradictions])
    fillings = [_filling(filled, number, one, "") for number, one in enumerate(filled.written, 1)]
    content = _manifest(filled, "").sealed(seal)
    with _all_or_none() as made, transaction.atomic():
        _keep(filled, content)
        _write(filled, out, fillings, [], content, review=False)
        made.append(out)


@contextmanager
def _all_or_none() -> Iterator[list[Path]]:
    """Yield a list for the files that were made; they go again where anything fails."""
    made: list[Path] = []
    try:
        yield made
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise


def _keep(filled: Filled, content: bytes) -> None:
    """Keep the manifest in the office; before any file, so that a locked database leaves none."""
    order = filled.order
    kept, _ = Copy.objects.update_or_create(
        mark=filled.mark,
        defaults={
            "organization_id": order.scope.organization_id,
            "made_at": order.made_at,
            "period": order.period.key,
            "source": order.source.name,
            "manifest": content.decode(),
        },
    )
    log(
        action="reports.copy",
        model=Copy,
        record_id=kept.pk,
        after={"mark": filled.mark, "source": order.source.name, "period": order.period.key},
        reason=order.over or "",
    )


def _write(
    filled: Filled,
    out: Path,
    fillings: Sequence[Filling],
    leavings: Sequence[Leaving],
    content: bytes,
    *,
    review: bool,
) -> None:
    order = filled.order
    write(
        filled.document, out, fillings, leavings,
        review=review, layout=order.layout, manifest=content, dated=order.made_at.date(),
        remarks=filled.remarks, unfinished=order.draft,
    )  # fmt: skip


def _apart(leavings: Sequence[Leaving], fillings: Sequence[Filling]) -> list[Leaving]:
    """Return the leavings, each on what is free of others: the longest piece, or what stands before.

    Word shows comments that overlap, but a figure's mark would be cut by the other's ends.
    """
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one in fillings:
        insort(taken[one.paragraph], (one.start, one.end))
    kept: list[Leaving] = []
    for leaving in leavings:
        spans = taken[leaving.paragraph]
        free = _free(leaving.start, leaving.end, spans) or _free(
            max(0, leaving.start - _BEFORE), leaving.start, spans
        )
        if free is not None:
            kept.append(replace(leaving, start=free[0], end=free[1]))
            insort(spans, free)
    return kept


def _free(start: int, end: int, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the longest piece of [start, end) outside the disjoint, sorted spans."""
    first = max(0, bisect_right(taken, (start, start)) - 1)
    pieces: list[tuple[int, int]] = []
    for low, high in takewhile(lambda span: span[0] < end, taken[first:]):
        pieces.append((start, min(low, end)))
        start = max(start, high)
    longest = max([*pieces, (start, end)], key=lambda piece: piece[1] - piece[0])
    return longest if longest[0] < longest[1] else None


def _filling(filled: Filled, number: int, one: Decision, page: str) -> Filling:
    key = filled.key(number)
    slot = one.slot
    return Filling(
        slot.paragraph, slot.start, slot.end, one.text or "", key, notes.describe(one),
        f"{page}#{key}" if page else None,
    )  # fmt: skip


def _manifest(filled: Filled, page: str) -> manifest.Manifest:
    order = filled.order
    digests = _Digests()
    return manifest.Manifest(
        mark=filled.mark,
        unit=order.scope.name,
        unit_id=order.scope.organization_id,
        period=order.period.key,
        made_at=order.made_at.isoformat(),
        engine=filled.engine,
        draft=order.draft,
        source=order.source.name,
        source_digest=filled.source_digest,
        page=page,
        over=order.over,
        figures=tuple(
            _kept(filled, n, one, digests)
            for n, one in enumerate(filled.written, 1)
            if one.by != "typed"
        ),
        typed=tuple(
            _typed(filled, n, one) for n, one in enumerate(filled.written, 1) if one.by == "typed"
        ),
        left=tuple(
            {"mask": one.slot.mask, "place": _place(filled, one), "why": one.why}
            for one in filled.left
        ),
        claims=tuple(doubt.kept for doubt in filled.doubts),
        contradictions=tuple(doubt.says for doubt in filled.contradictions),
    )


@dataclass
class _Digests:
    """The digests of values' rows; a document states the same value often."""

    _known: dict[int, tuple[Value, str]] = field(default_factory=dict)

    def of(self, value: Value) -> str:
        if id(value) not in self._known:
            digest = value.evidence.digest() if value.evidence else ""
            self._known[id(value)] = (value, digest)
        return self._known[id(value)][1]


def _place(filled: Filled, one: Decision) -> str:
    return place(filled.document.paragraphs, one.slot.paragraph)


def _kept(filled: Filled, number: int, one: Decision, digests: _Digests) -> manifest.Figure:
    value = one.value
    if value is None:
        raise ValueError("a written slot has a value")
    about = figures().get(value.figure)
    return manifest.Figure(
        key=filled.key(number),
        figure=value.figure,
        scope_id=value.scope.organization_id,
        scope=value.scope.name,
        period=value.period.key,
        against=one.against.key if one.against else None,
        value=value.shown,
        unit=value.unit,
        written=one.text or "",
        mask=one.slot.mask,
        records=value.records,
        rows_digest=digests.of(value),
        text_digest=about.digest if about else "",
        place=_place(filled, one),
        reason=one.reason,
        who=one.who,
    )


def _typed(filled: Filled, number: int, one: Decision) -> manifest.Typed:
    return manifest.Typed(
        filled.key(number), one.text or "", one.slot.mask, _place(filled, one), one.reason, one.who
    )
