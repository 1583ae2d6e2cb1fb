"""The way back: a filled document becomes a sample again, without figures and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dangwu.core.period import Period
from dangwu.core.scope import Scope
from dangwu.documents.docx import Replacement, open_document, people_in, read_marks, restore
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import find_masks
from dangwu.documents.typed import find_typed, quote
from dangwu.members.models import Membership
from dangwu.organizations.models import Organization
from dangwu.posts.models import Checkpoint
from dangwu.reports.asking import scope_of
from dangwu.reports.keys import Seal
from dangwu.reports.lexicon import lexicon
from dangwu.reports.references import context, scopes_below
from dangwu.reports.verifying import find_manifest

MASK = "X"
PERSON = "XX"
_NUMBER = re.compile(r"〔((?:19|20)\d\d)〕(\d+)号")
_SEAT = re.compile(r"(?:中共)?([\u4e00-\u9fff]{2,4}?)(?:自治)?[省市县区州盟旗]")
_UNIT_ENDS = re.compile(r"(?:局|委|办|中心|公司|集团|厅|部|院|所|站|处)$")


@dataclass(frozen=True, slots=True)
class Masked:
    """What `mask` did: figures put back, names masked, keys that the document no longer held.

    `typed` are numbers without a mark that surely stand for a figure, quoted; they stay, and so do
    the comments and tracked changes of `others`.
    """

    figures: int
    names: int
    lost: tuple[str, ...]
    typed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def mask(path: Path, out: Path, seal: Seal) -> Masked:
    """Write the document as a sample; ManifestUnknown, or an error of the .docx folder."""
    document = open_document(path)
    marks = read_marks(path)
    opened, _ = find_manifest(path, [one.key for one in marks], seal)
    kept = opened.manifest
    masks = kept.masks
    taken = [(one.paragraph, one.start, one.end) for one in marks if one.key in masks]
    scope, period = Scope(kept.unit_id, kept.unit), Period.parse(kept.period)
    names = known_names(scope, period)
    others = list(_others(document.paragraphs, taken, names))
    links = [f"{kept.page}#{key}" for key in masks]
    lost = restore(document, out, masks, others, links=links)
    typed = tuple(_typed(document.paragraphs, taken, scope, period))
    return Masked(len(masks) - len(lost), len(others), lost, typed, people_in(document))


def _typed(
    paragraphs: Sequence[Paragraph],
    taken: Sequence[tuple[int, int, int]],
    scope: Scope,
    period: Period,
) -> Iterator[str]:
    own = {(index, place) for index, start, end in taken for place in range(start, end + 1)}
    known = context(scope, period, scopes_below(scope, period))
    for one in find_typed(paragraphs, lexicon(), known):
        slot = one.slot
        if (slot.paragraph, slot.start) not in own:
            yield quote(paragraphs[slot.paragraph].text, slot.start, slot.end)


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the records know; characters [start, end) of it are masked by `mask`."""

    text: str
    start: int
    end: int
    mask: str


def known_names(scope: Scope, period: Period) -> list[Name]:
    """Return the names of the unit, its people and its posts' places, longest first."""
    below = scopes_below(scope, period)
    own = scope_of(Organization.objects.get(pk=scope.organization_id))
    names = [_unit(name) for name in own.names]
    names += [Name(one, 0, len(one), MASK) for one in _seats(own.names)]
    names += [Name(one, 0, len(one), PERSON) for one in _people([scope, *below], period)]
    posts = Checkpoint.objects.filter(
        organization_id__in=[one.organization_id for one in (scope, *below)]
    )
    for district, community in posts.values_list("district", "community").distinct():
        names += [_place(district, "区县市旗"), _place(community.removesuffix("社区"), "")]
    unique = {one.text: one for one in names if len(one.text) > 1}
    return sorted(unique.values(), key=lambda one: (-len(one.text), one.text))


def _unit(name: str) -> Name:
    """Mask what lies between 市 and 局: 市X局; a full name loses its city too."""
    end = _UNIT_ENDS.search(name)
    start = 1 if name[:1] in "省市县区" else 0
    return Name(name, start, end.start() if end else len(name), MASK)


def _seats(names: Iterable[str]) -> set[str]:
    """Return the places that the unit's names begin with: 云岭 of 云岭市粮食局."""
    found = (_SEAT.match(name) for name in names)
    return {one[1] for one in found if one}


def _place(name: str, ends: str) -> Name:
    last = len(name) - 1 if name and name[-1] in ends else len(name)
    return Name(name, 0, last, MASK)


def _people(scopes: Iterable[Scope], period: Period) -> list[str]:
    found = Membership.objects.filter(
        organization_id__in=[one.organization_id for one in scopes],
        since__lte=period.last, until__gt=period.first,
    )  # fmt: skip
    return sorted(set(found.values_list("member__name", flat=True)))


def _others(
    paragraphs: Iterable[Paragraph], marks: list[tuple[int, int, int]], names: list[Name]
) -> Iterator[Replacement]:
    if not names:
        return
    by_text = {one.text: one for one in names}
    pattern = re.compile("|".join(re.escape(one.text) for one in names))
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        taken = [(start, end) for place, start, end in marks if place == index]
        taken += [(one.start, one.end) for one in find_masks(text)]
        for found in pattern.finditer(text):
            name = by_text[found[0]]
            start, end = found.start() + name.start, found.start() + name.end
            if start < end and not _clash(taken, found.start(), found.end()):
                yield Replacement(index, start, end, name.mask)
        for number in _NUMBER.finditer(text):
            if not _clash(taken, number.start(), number.end()):
                yield Replacement(index, number.start(1) + 2, number.end(1), "XX")
                yield Replacement(index, number.start(2), number.end(2), MASK)


def _clash(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in taken)
