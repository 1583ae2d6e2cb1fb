"""The smallest piece of a document that slots are looked for in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph's text and where it stands: "body", "body/table1/r2c3", "header1", "text"."""

    part: str
    text: str
