"""What the office knows when a file is held against it: its organizations and its members."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from dangwu.core.errors import nearest
from dangwu.exchange.reading.text import flat, without_notes

_NUMBER = re.compile(r"[一二三四五六七八九十\d]+")
_FILLER = re.compile(r"^(?:中国共产党|中共)|党总支|党支部|支部|委员会|党委|第")
_RESEMBLING = 40
_DIGITS = str.maketrans("1234567890", "一二三四五六七八九〇")


@dataclass(frozen=True)
class Branch:
    """An organization: its names, and the numbers of those above it."""

    pk: int
    name: str
    full_name: str
    others: tuple[str, ...] = ()
    code: str = ""
    kind: str = "党支部"
    above: tuple[int, ...] = ()


@dataclass(frozen=True)
class Person:
    """A member; `mark` is the blind index of the ID number, `branch` where she now belongs."""

    pk: int
    name: str
    mark: str = ""
    branch: int | None = None
    staff_no: str = ""


@dataclass(frozen=True)
class Likely:
    """Organizations that a name may mean; `close` where one of them is near enough to offer."""

    names: tuple[str, ...]
    close: Branch | None = None


@dataclass
class Known:
    """Organizations and members, found by their names, codes and numbers."""

    branches: Sequence[Branch]
    people: Sequence[Person]
    mark: Callable[[str], str] = str
    paid: Callable[[Iterable[tuple[int, str]]], set[tuple[int, str]]] = lambda _: set()
    _by_name: dict[str, list[Branch]] = field(default_factory=lambda: defaultdict(list))
    _by_pk: dict[int, Branch] = field(default_factory=dict)
    _by_code: dict[str, Branch] = field(default_factory=dict)
    _by_mark: dict[str, Person] = field(default_factory=dict)
    _by_person: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    _by_staff: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for one in self.branches:
            self._by_pk[one.pk] = one
            if one.code:
                self._by_code[one.code] = one
            for name in dict.fromkeys(map(flat, (one.name, one.full_name, *one.others))):
                self._by_name[name].append(one)
        for person in self.people:
            if person.mark:
                self._by_mark[person.mark] = person
            self._by_person[person.name].append(person)
            if person.staff_no:
                self._by_staff[person.staff_no].append(person)

    @property
    def has_branches(self) -> bool:
        """Whether anything below the top unit is known."""
        return any(one.kind != "单位" for one in self.branches)

    def branch(self, text: str, above: str = "") -> Branch | Likely:
        """Return the organization of this name; `above` tells two of one name apart."""
        found = self._named(text)
        if len(found) > 1 and above:
            higher = {one.pk for one in self._named(above)}
            found = [one for one in found if higher & set(one.above)] or found
        if len(found) == 1:
            return found[0]
        if found:
            return Likely(tuple(one.full_name for one in found))
        return self._likely(text)

    def call(self, name: str, pk: int) -> None:
        """Take a name for an organization, as a person told."""
        found = self._by_pk.get(pk)
        if found is not None:
            self._by_name[flat(name)] = [found]

    def _named(self, text: str) -> list[Branch]:
        whole = flat(text)
        for one in (whole, whole.removeprefix("中共"), without_notes(whole)):
            if one in self._by_name:
                return self._by_name[one]
        return []

    def _likely(self, text: str) -> Likely:
        """Offer what a name may mean: the same but for words that people leave out, or nearly so."""
        alike = self._by_core.get(_core(text), {})
        if len(alike) == 1:
            close = next(iter(alike.values()))
            return Likely((close.name,), close)
        names = self._resembling(flat(text))
        same = {name: one for name, one in names.items() if _numbers(name) == _numbers(text)}
        near = [name for name in nearest(flat(text), same) if _near(flat(text), name)]
        ones = {same[name].pk: same[name] for name in near}
        rest = [names[name].name for name in nearest(flat(text), names)]
        offered = tuple(dict.fromkeys((*(one.name for one in ones.values()), *rest)))[:3]
        if len(ones) == 1:
            only = next(iter(ones.values()))
            return Likely((only.name,), only)
        return Likely(offered, same[near[0]] if near else None)

    @cached_property
    def _by_core(self) -> dict[str, dict[int, Branch]]:
        found: dict[str, dict[int, Branch]] = defaultdict(dict)
        for name, many in self._by_name.items():
            for one in many:
                if one.kind != "单位" and _core(name):
                    found[_core(name)][one.pk] = one
        return found

    @cached_property
    def _by_pair(self) -> dict[str, list[str]]:
        """The names in which two signs stand side by side: few of thousands resemble another."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, many in self._by_name.items():
            if many[0].kind != "单位":
                for pair in set(map("".join, pairwise(name))):
                    found[pair].append(name)
        return found

    def _resembling(self, text: str) -> dict[str, Branch]:
        counted: Counter[str] = Counter()
        for pair in set(map("".join, pairwise(text))):
            counted.update(self._by_pair.get(pair, ()))
        return {name: self._by_name[name][0] for name, _ in counted.most_common(_RESEMBLING)}

    def of_code(self, code: str) -> Branch | None:
        """Return the organization with this code."""
        return self._by_code.get(code)

    def padded(self, code: str) -> Branch | None:
        """Return the only organization whose code is this one with zeros before it."""
        found = [one for key, one in self._by_code.items()
                 if key.lstrip("0") == code.lstrip("0") and key != code]  # fmt: skip
        return found[0] if len(found) == 1 else None

    def of_pk(self, pk: int | None) -> Branch | None:
        """Return an organization by its number."""
        return self._by_pk.get(pk) if pk is not None else None

    def is_below(self, branch: Branch, above: str) -> bool | None:
        """Whether the branch stands below the organization of this name; None: unknown name."""
        higher = self._named(above)
        if not higher:
            return None
        return any(one.pk in branch.above or one.pk == branch.pk for one in higher)

    def by_id(self, number: str) -> Person | None:
        """Return the member with this ID number."""
        return self._by_mark.get(self.mark(number)) if self._by_mark else None

    def named(self, name: str, staff_no: str = "") -> list[Person]:
        """Return the members of this name, or of this staff number and name."""
        found = self._by_person.get(name, [])
        if staff_no:
            found = [one for one in found if one.staff_no == staff_no] or found
        return found


def _core(text: str) -> str:
    """Return what is left of a name without the words that people leave out."""
    return _FILLER.sub("", without_notes(flat(text))).translate(_DIGITS)


def _numbers(text: str) -> list[str]:
    return [found.translate(_DIGITS) for found in _NUMBER.findall(flat(text))]


def _near(text: str, name: str) -> bool:
    """Whether two names differ by little: one sign in six, or one in the other."""
    short, long = sorted((text, name), key=len)
    if len(short) >= 3 and short in long and len(long) - len(short) <= max(4, len(short) // 2):
        return True
    return distance(text, name) <= max(1, len(long) // 6)


def distance(first: str, second: str) -> int:
    """Return how many signs must be put in, taken out or changed."""
    before = list(range(len(second) + 1))
    for row, sign in enumerate(first, 1):
        now = [row]
        for column, other in enumerate(second, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (sign != other)))
        before = now
    return before[-1]
