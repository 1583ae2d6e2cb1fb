"""How far a report is: its slots by what is known of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How many slots there are, and how many are in each state."""

    total: int
    certain: int = 0
    choose: int = 0
    lacking: int = 0
    by_hand: int = 0
    denied: int = 0

    @property
    def says(self) -> str:
        """The progress in a line: 19 处：17 处确定，2 处缺记录."""
        parts = [
            f"{count} 处{words}"
            for count, words in (
                (self.certain, "确定"), (self.by_hand, "人工确定"), (self.choose, "待选"),
                (self.lacking, "缺记录"),
            )
            if count
        ]  # fmt: skip
        denied = f"；{self.denied} 处与记录矛盾" if self.denied else ""
        return f"{self.total} 处：{'，'.join(parts)}{denied}" if parts else f"没有待填处{denied}"

    @property
    def done(self) -> bool:
        """Whether nothing is open."""
        return not (self.choose or self.lacking or self.denied)

    @property
    def share(self) -> int:
        """How much is filled, in per cent."""
        return (self.certain + self.by_hand) * 100 // self.total if self.total else 100
