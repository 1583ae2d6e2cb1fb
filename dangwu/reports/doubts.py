"""What a document says that its records deny: claims, typed numbers, totals that disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dangwu.catalogue.claims import VERDICTS, judge
from dangwu.catalogue.contradictions import Stated
from dangwu.core.finding import Finding
from dangwu.documents.claims import Claim
from dangwu.documents.paragraphs import Paragraph
from dangwu.documents.slots import Slot
from dangwu.documents.typed import Typed, agrees, quote
from dangwu.organizations import local
from dangwu.organizations.models import Organization
from dangwu.reports.deciding import Decider, Decision
from dangwu.reports.reading import Reading
from dangwu.reports.totals import Doubt, find_totals


def find_doubts(
    paragraphs: Sequence[Paragraph],
    decisions: Sequence[Decision],
    decider: Decider,
    reading: Reading,
) -> tuple[list[Doubt], int]:
    """Return the doubts in reading order, and how many claims were held against the records."""
    claims, typed = reading.claims, reading.typed
    wrong = list(denied(paragraphs, typed, decider))
    names = {one.figure for one in wrong}
    found = [
        *wrong,
        *find_totals(_stated(decisions, typed, decider), names, decider),
        *_claimed(claims, decider),
    ]
    return sorted(found, key=lambda doubt: (doubt.paragraph, doubt.start)), len(claims)


def _claimed(claims: Sequence[Claim], decider: Decider) -> Iterator[Doubt]:
    judged = judge(claims, decider.catalogue, decider.scope, decider.period, local.judge)
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


def denied(
    paragraphs: Sequence[Paragraph], typed: Sequence[Typed], decider: Decider
) -> Iterator[Doubt]:
    """Yield the typed numbers of which the records say another."""
    for one in typed:
        slot = one.slot
        text = paragraphs[slot.paragraph].text
        value = decider.decide(slot, paragraphs[slot.paragraph]).value
        if value is None or not value.certain or agrees(one, value, text):
            continue
        where = "" if value.scope == decider.scope else f"{value.scope.name}的"
        says = f"{quote(text, slot.start, slot.end)}：{where}{value.figure}的记录为{value.shown}{value.unit}"
        yield Doubt(
            slot.paragraph, slot.start, slot.end, "数字", says, denies=True, figure=value.figure
        )


def _stated(
    decisions: Sequence[Decision], typed: Sequence[Typed], decider: Decider
) -> Iterator[tuple[Stated, Slot]]:
    """Yield the numbers that the document will hold, each with its place."""
    for one in decisions:
        value = one.value
        if one.text is None or value is None or value.number is None:
            continue
        scope = None if value.scope == decider.scope else value.scope.name
        period = None if value.period == decider.period else value.period.key
        place = one.slot.paragraph
        yield Stated(value.figure, value.number, place, scope=scope, period=period), one.slot
    for said in typed:
        slot = said.slot
        yield (
            Stated(
                slot.figure or "", said.amount, slot.paragraph, said.about, slot.scope, slot.period
            ),
            slot,
        )
