"""Holds every rule's file against what it should be, and tells all that is wrong at once.

Beside what reading refuses: instruments that nobody lists, articles that cannot be read or that an
instrument lacks, versions outside its life, revisions passed over, regional rules over nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dangwu.core.errors import DangwuError
from dangwu.rules import articles, errors, instruments, regions
from dangwu.rules.book import ROOMS
from dangwu.rules.instruments import Instrument
from dangwu.rules.reading import Examined, examine
from dangwu.rules.rule import FOREVER, Rule, Version


def faults(
    rooms: Path = ROOMS, office: Path | None = None, sets: Path = regions.SHIPPED
) -> list[DangwuError]:
    """Return everything that is wrong with the rules of the rooms, the regions and an office.

    `office` is the office's folder of rules: <office>/<region>/<id>.toml, <office>/instruments.toml.
    """
    found: list[DangwuError] = []
    own = [office / "instruments.toml"] if office and (office / "instruments.toml").exists() else []
    for path in (instruments.SHIPPED, *own):
        found += instruments.faults_in(path)
    known = {} if found else instruments.instruments(*own)
    national: dict[str, Examined] = {}
    for path in sorted(rooms.glob("*/rules/*.toml")):
        one = examine(path, path.parent.parent.name)
        found += faults_of(one, known)
        if path.stem in national:
            rooms_of = (national[path.stem].path.parent.parent.name, path.parent.parent.name)
            found.append(errors.RuleTwice(path.stem, *rooms_of))
        national.setdefault(path.stem, one)
    found += _regional(rooms, office, national, known)
    for path in sorted(sets.glob("*.toml")):
        found += _set(path, national, known)
    return found


def _regional(
    rooms: Path,
    office: Path | None,
    national: Mapping[str, Examined],
    known: Mapping[str, Instrument],
) -> Iterator[DangwuError]:
    paths = sorted(rooms.glob("*/rules/*/*.toml"))
    paths += sorted(office.glob("*/*.toml")) if office else []
    for path in paths:
        region = path.parent.name
        yield from faults_of(examine(path, "", region), known)
        if path.stem not in national:
            yield errors.RegionalRuleAlone(path.stem, region, national)


def _set(
    path: Path, national: Mapping[str, Examined], known: Mapping[str, Instrument]
) -> Iterator[DangwuError]:
    one, broken = regions.examine(path)
    yield from broken
    if one is None:
        return
    if known and one.instrument not in known:
        yield errors.InstrumentUnknown(path, "文件", one.instrument, known)
    for identifier in one.rules:
        if identifier not in national:
            yield errors.RegionRuleUnknown(path, identifier, national)


def faults_of(one: Examined, known: Mapping[str, Instrument]) -> Iterator[errors.RuleBroken]:
    """Yield all that is wrong with a rule's file; no instruments known leaves them aside."""
    yield from one.faults
    versions = _ended(one.versions, one.rule)
    if len({isinstance(version.value, int) for _, version in versions}) > 1:
        yield errors.ValueKindsMixed(one.path)
    for where, version in versions:
        yield from _article(one.path, where, version, known)
        if known and version.instrument not in known:
            yield errors.InstrumentUnknown(one.path, where, version.instrument, known)
        elif known:
            yield from _life(one.path, where, version, known[version.instrument])
        if version.provisional and version.confirmed:
            yield errors.ConfirmedProvisional(one.path, where)


def _ended(versions: Sequence[tuple[str, Version]], rule: Rule | None) -> list[tuple[str, Version]]:
    """Return the versions with the ends that follow from the next one's beginning."""
    if rule is None:
        return list(versions)
    by_day = {version.since: version for version in rule.versions}
    return [(where, by_day[version.since]) for where, version in versions]


def _article(
    path: Path, where: str, version: Version, known: Mapping[str, Instrument]
) -> Iterator[errors.RuleBroken]:
    bands = () if isinstance(version.value, int) else version.bands
    own = dict.fromkeys(one.article for one in bands if one.article)
    count = known[version.instrument].articles if version.instrument in known else 0
    for text in dict.fromkeys((version.article, *own)):
        places = articles.parse(text)
        if places is None:
            yield errors.ArticleUnreadable(path, where, text)
        elif count and any(last.unit == "条" and last.number > count for _, last in places):
            yield errors.ArticleBeyond(path, where, text, version.instrument, count)


def _life(path: Path, where: str, version: Version, of: Instrument) -> Iterator[errors.RuleBroken]:
    if of.since is not None and version.since < of.since:
        yield errors.BeforeInstrument(path, where, version.since, of.name, of.since)
    if version.until > of.until:
        until = None if version.until == FOREVER else version.until
        yield errors.AfterInstrument(path, where, until, of)
    if of.revised_on is not None and version.until > of.revised_on and not version.provisional:
        yield errors.RevisionUnsaid(path, where, of.name, of.revised_on)
    if not of.seen and version.confirmed:
        yield errors.ConfirmedUnseen(path, where, of.name)
