"""Fill a sample: every slot decided, claims and totals held against the records, copies written."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from dangwu.catalogue.figures import figures
from dangwu.catalogue.running import Catalogue
from dangwu.core.errors import DangwuError
from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.core.value import Value
from dangwu.documents.docx import Document, Filling, Leaving, place, write
from dangwu.documents.docx.writing import Layout
from dangwu.documents.slots import find_slots
from dangwu.reports import evidence, manifest
from dangwu.reports.deciding import Decider, Decision
from dangwu.reports.doubts import Doubt, find_doubts
from dangwu.reports.keys import Seal
from dangwu.reports.lexicon import lexicon
from dangwu.reports.models import Copy
from dangwu.reports.references import context, scopes_below
from dangwu.reports.rendering import is_template, render
from dangwu.reports.sources import digest, open_source


class Contradicted(DangwuError):
    """The records deny something that the document says."""

    exit_code = 3

    def __init__(self, listed: Sequence[str]) -> None:
        lines = "\n".join(f"  {number}. {text}" for number, text in enumerate(listed, 1))
        super().__init__(
            f"有 {len(listed)} 处与记录矛盾，没有生成正式稿：\n{lines}\n"
            "请改正文字或补齐记录；确要照此成文，请用 --over “理由” 说明，理由将留存在清单里。"
        )


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked: which file, for whom and when, and how."""

    source: Path
    scope: Scope
    period: Period
    made_at: datetime
    layout: Layout = "keep"
    over: str | None = None

    @property
    def draft(self) -> bool:
        """Whether the period has not ended yet."""
        return self.made_at.date() <= self.period.last


@dataclass(frozen=True)
class Filled:
    """A sample with every slot decided, not yet written."""

    order: Order
    document: Document
    decisions: tuple[Decision, ...]
    doubts: tuple[Doubt, ...]
    claims: int
    engine: str
    mark: str

    @property
    def written(self) -> list[Decision]:
        """The slots that get a text."""
        return [one for one in self.decisions if one.text is not None]

    @property
    def left(self) -> list[Decision]:
        """The slots that stay."""
        return [one for one in self.decisions if one.text is None]

    @property
    def contradictions(self) -> list[Doubt]:
        """What must be put right, or taken over with a reason."""
        return [one for one in self.doubts if one.denies]

    def key(self, number: int) -> str:
        """The bookmark's name of the figure with this number."""
        return f"dw_{self.mark}_{number}"


def fill(order: Order, catalogue: Catalogue) -> Filled:
    """Decide every slot of the sample; writes nothing."""
    document = open_source(order.source)
    below = scopes_below(order.scope, order.period)
    known = context(order.scope, order.period, below)
    decider = Decider(catalogue, order.scope, order.period, below)
    rendered: list[Decision] = []
    if is_template(document):
        document, rendered = render(order.source, document, decider)
    paragraphs = document.paragraphs
    slots = find_slots(paragraphs, lexicon(), known)
    decisions = _in_order(
        [*rendered, *(decider.decide(slot, paragraphs[slot.paragraph]) for slot in slots)]
    )
    found, claims = find_doubts(paragraphs, decisions, decider, known)
    name = f"{digest(order.source)}{order.scope}{order.period.key}{order.made_at.isoformat()}"
    mark = hashlib.sha256(name.encode()).hexdigest()[:10]
    return Filled(order, document, decisions, tuple(found), claims, catalogue.engine.name, mark)


def _in_order(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda one: (one.slot.paragraph, one.slot.start)))


def write_review(filled: Filled, out: Path, seal: Seal) -> Path:
    """Write the review copy and its evidence page; return the page's path."""
    page = out.with_name(f"{out.stem}-依据.html")
    fillings = [
        _filling(filled, number, one, page.name) for number, one in enumerate(filled.written, 1)
    ]
    leavings = [_leaving(one) for one in filled.left]
    leavings += [_doubted(doubt) for doubt in filled.doubts]
    evidence.write(filled, page)
    try:
        _write(filled, out, fillings, leavings, seal, page=page.name)
    except DangwuError:
        page.unlink()
        raise
    return page


def write_final(filled: Filled, out: Path, seal: Seal) -> None:
    """Write the final copy: figures with bookmarks, no comments; Contradicted where denied."""
    if filled.contradictions and not filled.order.over:
        raise Contradicted([doubt.says for doubt in filled.contradictions])
    fillings = [_filling(filled, number, one, "") for number, one in enumerate(filled.written, 1)]
    _write(filled, out, fillings, [], seal, page="")


@transaction.atomic
def _write(
    filled: Filled,
    out: Path,
    fillings: Sequence[Filling],
    leavings: Sequence[Leaving],
    seal: Seal,
    *,
    page: str,
) -> None:
    content = _manifest(filled, page).sealed(seal)
    order = filled.order
    Copy.objects.update_or_create(
        mark=filled.mark,
        defaults={
            "organization_id": order.scope.organization_id,
            "made_at": order.made_at,
            "period": order.period.key,
            "source": order.source.name,
            "manifest": content.decode(),
        },
    )
    write(
        filled.document, out, fillings, _apart(leavings, fillings),
        review=bool(page), layout=order.layout, manifest=content, dated=order.made_at.date(),
    )  # fmt: skip


def _apart(leavings: Sequence[Leaving], fillings: Sequence[Filling]) -> list[Leaving]:
    """Return the leavings that overlap nothing; a figure's own comment tells more than a claim's."""
    taken = [(one.paragraph, one.start, one.end) for one in fillings]
    kept: list[Leaving] = []
    for one in leavings:
        clash = any(p == one.paragraph and s < one.end and one.start < e for p, s, e in taken)
        if not clash:
            kept.append(one)
            taken.append((one.paragraph, one.start, one.end))
    return kept


def _filling(filled: Filled, number: int, one: Decision, page: str) -> Filling:
    key = filled.key(number)
    slot = one.slot
    return Filling(
        slot.paragraph, slot.start, slot.end, one.text or "", key, describe(one),
        f"{page}#{key}" if page else None,
    )  # fmt: skip


def describe(one: Decision) -> str:
    """Return what the comment on a figure says: definition, scope, period, records, rule."""
    value = one.value
    if value is None:
        return one.why
    about = figures().get(value.figure)
    lines = [
        f"{value.figure}：{value.shown}{'' if value.unit == '文本' else value.unit}",
        f"口径：{about.means}" if about else f"口径：{_derived(value, one.against)}",
        f"范围：{value.scope.name}；时段：{value.period.label}",
        f"依据：{value.records} 条记录",
    ]
    if about and about.cites:
        lines.append(f"规定：{about.cites}")
    return "\n".join([*lines, f"判断：{one.slot.because}"])


def _derived(value: Value, against: Period | None) -> str:
    if value.figure.startswith("占比"):
        return "前者占后者的百分比"
    before = against or value.period.before()
    return f"与{before.label}相比的{'变化量' if value.figure.startswith('增减') else '变化率'}"


def _leaving(one: Decision) -> Leaving:
    slot = one.slot
    lines = [f"未填：{one.why}"]
    lines += [
        f"候选：{other.figure} {other.shown}{other.unit if other.certain else ''}"
        for other in one.others
    ]
    return Leaving(slot.paragraph, slot.start, slot.end, "\n".join(lines))


def _doubted(doubt: Doubt) -> Leaving:
    word = "矛盾" if doubt.denies else "提醒"
    return Leaving(doubt.paragraph, doubt.start, doubt.end, f"{word}：{doubt.says}")


def _manifest(filled: Filled, page: str) -> manifest.Manifest:
    order = filled.order
    return manifest.Manifest(
        mark=filled.mark,
        unit=order.scope.name,
        unit_id=order.scope.organization_id,
        period=order.period.key,
        made_at=order.made_at.isoformat(),
        engine=filled.engine,
        draft=order.draft,
        source=order.source.name,
        source_digest=digest(order.source),
        page=page,
        over=order.over,
        figures=tuple(_kept(filled, n, one) for n, one in enumerate(filled.written, 1)),
        left=tuple(
            {"mask": one.slot.mask, "place": _place(filled, one), "why": one.why}
            for one in filled.left
        ),
        claims=tuple(doubt.kept for doubt in filled.doubts),
        contradictions=tuple(doubt.says for doubt in filled.contradictions),
    )


def _place(filled: Filled, one: Decision) -> str:
    return place(filled.document.paragraphs, one.slot.paragraph)


def _kept(filled: Filled, number: int, one: Decision) -> manifest.Figure:
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
        rows_digest=value.evidence.digest() if value.evidence else "",
        text_digest=about.digest if about else "",
        place=_place(filled, one),
    )
