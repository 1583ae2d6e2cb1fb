"""Where a rule stands: instrument and article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """An article of an instrument, and how sure we are of it."""

    instrument: str
    article: str
    confirmed: bool = False

    @property
    def label(self) -> str:
        """《党费规定》第12条（待核对）."""
        doubt = "" if self.confirmed else "（待核对）"
        return f"《{self.instrument}》{self.article}{doubt}"
