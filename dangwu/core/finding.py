"""A record, or a missing record, that breaks a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
SEVERITIES: dict[Severity, str] = {"error": "错误", "warning": "提醒"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What broke, on which record, what was found, what was due and what to do (Chinese)."""

    check: str
    severity: Severity
    organization_id: int
    model: str
    record_id: int | None
    found: str
    due: str
    todo: str
    cites: str = ""
