"""Holds what units have put in against the rules as they are now, and tells all that is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from dangwu.core.errors import DangwuError
from dangwu.organizations.local import national
from dangwu.organizations.local_rules import span_of
from dangwu.organizations.models import LocalRule
from dangwu.rules import articles
from dangwu.rules.band_words import read_bands
from dangwu.rules.errors import RuleUnknown
from dangwu.rules.rule import Rule


class LocalRuleBroken(DangwuError):
    """A unit's version that cannot be used, and why."""

    def __init__(self, one: LocalRule, label: str, what: str) -> None:
        self.place = f"{one.organization.document_name}“{label}”{span_of(one)}"
        self.what = what
        super().__init__(f"{self.place}：{what}")


def local_faults() -> list[LocalRuleBroken]:
    """Return everything that is wrong with the versions that units have put in."""
    rows = LocalRule.objects.filter(withdrawn_on=None).select_related("organization")
    by_rule: dict[tuple[int, str], list[LocalRule]] = defaultdict(list)
    for one in rows.order_by("organization_id", "rule", "since", "pk"):
        by_rule[one.organization_id, one.rule].append(one)
    return [fault for versions in by_rule.values() for fault in _faults(versions)]


def _faults(versions: list[LocalRule]) -> Iterator[LocalRuleBroken]:
    known, identifier = national(), versions[0].rule
    if identifier not in known:
        for one in versions:
            yield LocalRuleBroken(one, identifier, str(RuleUnknown(identifier, known)))
        return
    rule = known[identifier]
    for one in versions:
        for what in _wrong(one, rule):
            yield LocalRuleBroken(one, rule.label, what)
    for before, after in pairwise(versions):
        if after.since < before.until:
            what = f"与{span_of(before)}的版本重叠，请停用或作废其中一个。"
            yield LocalRuleBroken(after, rule.label, what)


def _wrong(one: LocalRule, rule: Rule) -> Iterator[str]:
    if articles.parse(one.article) is None:
        yield f"条目“{one.article}”看不懂，请写成{articles.FORMS}。"
    if rule.banded != bool(one.bands):
        wanted = "分档列表" if rule.banded else "一个数"
        yield f"这条规定现在是{wanted}，请更正。"
    elif one.value is not None:
        why = rule.refuses(one.value)
        if why:
            yield f"数值{one.value}不对，{why}。"
    else:
        try:
            read_bands(one.bands)
        except DangwuError as error:
            yield str(error)
