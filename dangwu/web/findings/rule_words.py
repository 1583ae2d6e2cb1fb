"""What a page says of a rule and of each of its versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dangwu.core.money import yuan
from dangwu.organizations.local import Local
from dangwu.pages.cells import day_words
from dangwu.rules.band_words import write_bands
from dangwu.rules.rule import FOREVER, OPEN_FEN, Band, NoRuleInForce, Rule, Version

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Line:
    """A rule in the list: what holds today, or why nothing does, and what units have put in."""

    rule: Rule
    value: str
    version: Version | None
    because: str
    own: tuple[Local, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether what holds was not held against the text."""
        return self.version is not None and not self.version.confirmed

    @property
    def whose(self) -> str:
        """Whose version holds, 市物资储备局填写 or 某省的规定; empty for the nation's."""
        name = self.version.region if self.version is not None else ""
        put_in = any(one.version == self.version for one in self.own)
        return f"{name}{'填写' if put_in else '的规定'}" if name else ""

    @property
    def elsewhere(self) -> int:
        """How many other units have put something in of their own."""
        here = self.version.region if self.version is not None else ""
        return len({one.organization_id for one in self.own if one.version.region != here})


@dataclass(frozen=True)
class Told:
    """One version of a rule in words."""

    version: Version
    span: str
    value: str
    written: str
    last: str
    bands: tuple[tuple[str, str, str], ...]
    current: bool
    officer: str = ""
    url: str = ""

    def at(self, url: str) -> Told:
        """Return it with the address of its record."""
        return replace(self, url=url)

    @property
    def state(self) -> str:
        """Whether it was held against the text."""
        return "已核对" if self.version.confirmed else "待核对"

    @property
    def notes(self) -> str:
        """Why an older text stands for a newer one, and what else is to be known."""
        return "；".join(one for one in (self.version.provisional, self.version.note) if one)


def line(one: Rule, today: date, own: Iterable[Local] = ()) -> Line:
    """Return what the list says of a rule."""
    version, those = one.at(today), tuple(each for each in own if each.rule == one.id)
    if isinstance(version, NoRuleInForce):
        return Line(one, "", None, version.because, those)
    return Line(one, one.shown(version), version, "", those)


def told(one: Rule, version: Version, today: date, officer: str = "") -> Told:
    """Return a version in words; `officer` is who put it in."""
    banded = not isinstance(version.value, int)
    bands = tuple(_band(each) for each in version.bands) if banded else ()
    written = write_bands(version.bands) if banded else one.shown(version)
    return Told(
        version, _span(version), one.shown(version), written, _last(version), bands,
        version.since <= today < version.until, officer,
    )  # fmt: skip


def _last(version: Version) -> str:
    return "" if version.until == FOREVER else str(version.until - _ONE_DAY)


def _span(version: Version) -> str:
    since = f"自{day_words(version.since)}起"
    if version.until == FOREVER:
        return since
    return f"{since}，到{day_words(version.until - _ONE_DAY)}为止"


def _band(band: Band) -> tuple[str, str, str]:
    return band.category, _reach(band), _amount(band)


def _reach(band: Band) -> str:
    if band.upto_fen == OPEN_FEN:
        return f"{_yuan(band.over_fen)}以上" if band.over_fen else "不分基数"
    if not band.over_fen:
        return f"{_yuan(band.upto_fen)}及以下"
    return f"{_yuan(band.over_fen)}以上至{_yuan(band.upto_fen)}（含）"


def _amount(band: Band) -> str:
    if band.rate_bp is not None:
        return f"{band.rate_bp / 100:g}%"
    least, most = band.least_fen or 0, band.most_fen or 0
    if least == most:
        return f"每月{_yuan(least)}"
    return f"每月{_yuan(least)}至{_yuan(most)}"


def _yuan(fen: int) -> str:
    return f"{yuan(fen).normalize():,f}元"
