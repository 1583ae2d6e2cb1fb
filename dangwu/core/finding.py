"""A record, or a missing record, that breaks a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]
SEVERITIES: dict[Severity, str] = {"error": "错误", "warning": "提醒"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What broke, on which record, what was found, what was due and what to do (Chinese).

    `rules` are the rules it stands on; `by` is the day by which it was due, empty where the rule
    sets none; `cells` is the row that the sentences were written from.
    """

    check: str
    severity: Severity
    organization_id: int
    model: str
    record_id: int | None
    found: str
    due: str
    todo: str
    cites: str = ""
    rules: tuple[str, ...] = ()
    by: str = ""
    cells: Mapping[str, object] = field(default_factory=dict, repr=False, compare=False)
