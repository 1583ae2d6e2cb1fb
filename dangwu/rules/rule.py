"""A rule: a requirement or a table of bands, by dates; each version with its article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dangwu.core.citation import Citation

FOREVER = date(9999, 12, 31)
OPEN_FEN = 9_000_000_000_000_000
_UNITS = {"月": "个月"}
_MOST = {"%": 100, "月": 1_200, "元": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class Band:
    """What is due on a base over `over_fen` up to and including `upto_fen`.

    Either `rate_bp` (basis points of the whole base) or an amount between `least_fen` and
    `most_fen` (equal where it is fixed). `article` is its own, where the rule has several.
    """

    category: str
    over_fen: int = 0
    upto_fen: int = OPEN_FEN
    rate_bp: int | None = None
    least_fen: int | None = None
    most_fen: int | None = None
    article: str = ""


Content = int | tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """What held from `since` up to, not including, `until`.

    `compared_on` is the day it was last held against the instrument's text. `provisional` says, of
    an older text, that a newer one holds by now which is not in hand.
    """

    since: date
    until: date
    value: Content
    instrument: str
    article: str
    compared_on: date
    confirmed: bool
    region: str = ""
    note: str = ""
    provisional: str = ""

    @property
    def citation(self) -> Citation:
        """The article that supports this version."""
        return Citation(self.instrument, self.article, self.confirmed, self.provisional)

    @property
    def number(self) -> int:
        """The value of a rule that is one number; ValueError for bands."""
        if isinstance(self.value, int):
            return self.value
        raise ValueError("this rule is a table of bands")

    @property
    def bands(self) -> tuple[Band, ...]:
        """The bands; ValueError for a rule that is one number."""
        if isinstance(self.value, int):
            raise ValueError("this rule is one number")  # noqa: TRY004 - the value, not its type, is what callers mistake
        return self.value


@dataclass(frozen=True, slots=True)
class NoRuleInForce:
    """The answer for a day on which no version holds."""

    label: str
    day: date
    since: date
    until: date
    note: str = ""

    @property
    def because(self) -> str:
        """Why there is no answer, in Chinese."""
        if self.day < self.since:
            return f"{self.day}时“{self.label}”尚无规定（最早的版本自{self.since}起施行）"
        last = self.until - timedelta(days=1)
        note = f"；{self.note}" if self.note else ""
        return f"{self.day}时“{self.label}”已无规定（最后的版本施行到{last}{note}）"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named requirement; `versions` stand in order of date and never overlap.

    Of a rule that chooses, `choices` say what each of its values means.
    """

    id: str
    label: str
    unit: str
    room: str
    versions: tuple[Version, ...]
    choices: tuple[tuple[int, str], ...] = ()

    @property
    def banded(self) -> bool:
        """Whether it is a table of bands."""
        return not isinstance(self.versions[0].value, int)

    def shown(self, version: Version) -> str:
        """Write a version's value as people read it: 12个月, 50%, 四舍五入, 分18档."""
        if not isinstance(version.value, int):
            return f"分{len(version.value)}档"
        return self.number_shown(version.value)

    def number_shown(self, value: int) -> str:
        """Write a number of this rule: by its word where it is a choice, else with its unit."""
        said = dict(self.choices).get(value)
        return f"{value}{_UNITS.get(self.unit, self.unit)}" if said is None else said

    def refuses(self, value: int) -> str:
        """Return what values the rule may have, in Chinese, where this is none of them."""
        if self.choices:
            known = dict(self.choices)
            said = "、".join(f"{one}（{word}）" for one, word in self.choices)
            return "" if value in known else f"可以是{said}"
        least, most = 0, _MOST.get(self.unit, 9_999)
        return "" if least <= value <= most else f"应在{least}到{most}之间"

    def at(self, day: date) -> Version | NoRuleInForce:
        """Return the version in force on this day, or the answer that there is none."""
        for version in self.versions:
            if version.since <= day < version.until:
                return version
        first, last = self.versions[0], self.versions[-1]
        return NoRuleInForce(self.label, day, first.since, last.until, last.note)

    def always(self, day: date) -> Rule:
        """Return this rule as its version of that day had it, held to hold on every day.

        For a case that is judged by one edition whatever its days; ValueError where none held.
        """
        version = self.at(day)
        if isinstance(version, NoRuleInForce):
            raise ValueError(version.because)  # noqa: TRY004 - the day, not a type, is wrong
        return replace(self, versions=(replace(version, since=date.min, until=FOREVER),))

    def within(self, first: date, last: date) -> tuple[Version, ...]:
        """Return the versions in force on any day from first to last."""
        return tuple(one for one in self.versions if one.since <= last and one.until > first)

    def under(self, regional: Rule) -> Rule:
        """Return this rule with the region's versions in place of its own while they hold."""
        start, end = regional.versions[0].since, regional.versions[-1].until
        before = [replace(v, until=min(v.until, start)) for v in self.versions if v.since < start]
        after = [replace(v, since=max(v.since, end)) for v in self.versions if v.until > end]
        label = regional.label or self.label
        return replace(self, label=label, versions=(*before, *regional.versions, *after))
