"""Where a rule stands: instrument and article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """An article of an instrument, and how sure we are of it.

    `provisional` says why an older text still stands for one that is not in hand.
    """

    instrument: str
    article: str
    confirmed: bool = False
    provisional: str = ""

    @property
    def label(self) -> str:
        """《党费规定》第12条（待核对）, 《细则》第26条（修订本未见，暂按旧文本，待核对）."""
        doubts = (self.provisional, "" if self.confirmed else "待核对")
        said = "，".join(doubt for doubt in doubts if doubt)
        return f"《{self.instrument}》{self.article}{f'（{said}）' if said else ''}"
