"""The forms made of figures: 占比(甲,乙) a share, 增减(甲) a change, 增幅(甲) a growth in per cent."""

from __future__ import annotations

import re
from dataclasses import dataclass

SHARE, CHANGE, GROWTH = "占比", "增减", "增幅"
_FORM = re.compile(
    rf"({SHARE}|{CHANGE}|{GROWTH})[(（]\s*([^(),（），\s]+)\s*(?:[,，]\s*([^(),（），\s]+)\s*)?[)）]"
)


@dataclass(frozen=True, slots=True)
class Derived:
    """A form over the figure `of`; `whole` is what a share is a share of, empty for the others."""

    form: str
    of: str
    whole: str = ""

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures it is made of."""
        return (self.of, self.whole) if self.whole else (self.of,)


def read_derived(name: str) -> Derived | None:
    """Return the form that a name writes, in brackets of either width; None where it is none."""
    found = _FORM.fullmatch(name)
    if not found or (found[1] == SHARE) != bool(found[3]):
        return None
    return Derived(found[1], found[2], found[3] or "")
