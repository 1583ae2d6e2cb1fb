"""What a document says that its records deny: claims, typed numbers, totals that disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dangwu.catalogue.claims import VERDICTS, judge
from dangwu.catalogue.claims_reading import claim_kinds
from dangwu.core.finding import Finding
from dangwu.documents.claims import Claim, ClaimWords, find_claims
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Context
from dangwu.documents.typed import agrees, find_typed
from dangwu.organizations.models import Organization
from dangwu.reports.deciding import Decider, Decision
from dangwu.reports.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Doubt:
    """Characters [start, end) of a paragraph of the sample; `denies` where the records say otherwise."""

    paragraph: int
    start: int
    end: int
    kind: str
    says: str
    denies: bool
    rows: tuple[Mapping[str, Any], ...] = field(default=())

    @property
    def kept(self) -> dict[str, Any]:
        """What the manifest keeps of it."""
        return {"kind": self.kind, "says": self.says, "denies": self.denies}


def find_doubts(
    paragraphs: Sequence[Paragraph],
    decisions: Sequence[Decision],
    decider: Decider,
    known: Context,
) -> tuple[list[Doubt], int]:
    """Return the doubts in reading order, and how many claims were held against the records."""
    claims = find_claims(paragraphs, claim_words(), known)
    found = [*_typed(paragraphs, decider, known), *_claimed(claims, decider)]
    return sorted(found, key=lambda doubt: (doubt.paragraph, doubt.start)), len(claims)


@lru_cache(maxsize=1)
def claim_words() -> tuple[ClaimWords, ...]:
    """Return the phrases of every room's claims."""
    return tuple(ClaimWords(one.name, one.says, one.unless) for one in claim_kinds().values())


def _claimed(claims: Sequence[Claim], decider: Decider) -> Iterator[Doubt]:
    judged = judge(claims, decider.catalogue, decider.scope, decider.period)
    names = _names(finding for one in judged for finding in one.denying)
    for one in judged:
        if one.verdict == "stands":
            continue
        says = f"“{one.claim.text}”{VERDICTS[one.verdict]}：{one.because}"
        rows = tuple(
            {"党组织": names.get(finding.organization_id, ""), "记录": finding.found}
            for finding in one.denying
        )
        denies = one.verdict == "denied"
        yield Doubt(one.claim.paragraph, one.claim.start, one.claim.end, "论断", says, denies, rows)


def _names(findings: Iterable[Finding]) -> dict[int, str]:
    wanted = {finding.organization_id for finding in findings}
    known = Organization.objects.filter(pk__in=wanted)
    return dict(known.values_list("pk", "document_name"))


def _typed(paragraphs: Sequence[Paragraph], decider: Decider, known: Context) -> list[Doubt]:
    found = []
    for typed in find_typed(paragraphs, lexicon(), known):
        slot = typed.slot
        text = paragraphs[slot.paragraph].text
        value = decider.decide(slot, paragraphs[slot.paragraph]).value
        if value is None or not value.certain or agrees(typed, value, text):
            continue
        says = f"“{slot.before[-8:]}{slot.mask}{slot.after[:3]}”：{value.figure}的记录为{value.shown}{value.unit}"
        found.append(Doubt(slot.paragraph, slot.start, slot.end, "数字", says, denies=True))
    return found
