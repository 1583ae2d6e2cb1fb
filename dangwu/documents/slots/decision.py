"""What is decided about one mask."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """The figure of a mask, or why there is none; `candidates` are ranked, the best first.

    `final` where the words are known to count what no figure keeps: no other reading may follow.
    """

    figure: str | None
    candidates: tuple[str, ...]
    because: str
    scope: str | None = None
    period: str | None = None
    final: bool = False

    @property
    def certain(self) -> bool:
        """Whether the mask may be filled."""
        return self.figure is not None


def certain(figure: str, because: str, others: tuple[str, ...] = ()) -> Decision:
    """Return a decision for a figure, with the runners-up behind it."""
    rest = tuple(name for name in others if name != figure)
    return Decision(figure, (figure, *rest)[:3], because)


def left(because: str, candidates: tuple[str, ...] = (), *, final: bool = False) -> Decision:
    """Return a decision to leave the mask, with what it might be."""
    return Decision(None, candidates[:3], because, final=final)
