"""An organization and all below it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """The organization asked about; `name` is as its documents write it."""

    organization_id: int
    name: str
    kind: str = ""
    other_names: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which documents speak of it."""
        return (self.name, *self.other_names)
